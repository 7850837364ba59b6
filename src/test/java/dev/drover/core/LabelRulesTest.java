package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Instance;
import dev.drover.model.InstanceState;
import dev.drover.model.State;
import dev.drover.model.view.LabelChange;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

class LabelRulesTest {
    private final Herd herd = new Herd();
    private String id = "";

    @BeforeEach
    void anAgentThatCallsItself() {
        var seen = herd.seen(Herd.registry(7, "s1", InstanceState.BUSY, herd.now), null);
        herd.decide(SightingRules.observe(List.of(seen)));
        id = herd.only().id().value();
        assertThat(herd.only().label().name()).contains("shop-f3");
    }

    private LabelChange change(LabelChange change) {
        LabelChange before = LabelRules.written(herd.state, id);
        herd.decide(LabelRules.label(id, change));
        return before;
    }

    private static LabelChange name(String name) {
        return new LabelChange(name, null, null, null, null);
    }

    @Test
    void aRenameIsTakenBackToExactlyTheStateBefore() {
        State before = herd.state;
        LabelChange back = change(name("checkout"));
        assertThat(herd.only().label().name()).contains("checkout");
        herd.decide(LabelRules.label(id, back));
        assertThat(herd.state).isEqualTo(before);
    }

    @Test
    void theAgentsOwnNameStaysItsOwnAfterTagsAndARenameTakenBack() {
        change(new LabelChange(null, List.of("ci"), null, null, null));
        State tagged = herd.state;
        herd.decide(LabelRules.label(id, change(name("checkout"))));
        assertThat(herd.state).isEqualTo(tagged);
        Instance instance = herd.only();
        assertThat(instance.label().chosenName()).isNull();
        assertThat(instance.label().agentName()).isEqualTo("shop-f3");
    }

    @Test
    void everythingWrittenComesBackAtOnce() {
        change(new LabelChange("lint", List.of("a,b", "ci"), "team", -3, 10));
        State full = herd.state;
        LabelChange back = change(new LabelChange("", List.of(), "", 0, 0));
        assertThat(herd.only().label().group()).isNull();
        herd.decide(LabelRules.label(id, back));
        assertThat(herd.state).isEqualTo(full);
    }
}
