package dev.drover.core.process;

import static dev.drover.core.process.Scene.NOW;
import static dev.drover.core.process.Scene.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.core.Decision;
import dev.drover.core.process.OwnershipRules.Seen;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/// Whose process is whose, remembered as long as the process lives.
final class OwnershipRulesTest {
    private final Scene scene = new Scene().runs(10, 1, "claude").runs(11, 10, "srv");
    private final InstanceId id = scene.session(10, InstanceState.BUSY);

    private Seen seen(InstanceId owner, @Nullable String server) {
        Instance instance = scene.state.instances().get(owner).orElseThrow();
        return new Seen(scene.facts(11), instance, server);
    }

    private int look(Instant at, List<Seen> seen, boolean gone) {
        Decision<Integer> decision =
                OwnershipRules.observe(seen, gone ? List.of(key(11)) : List.of())
                        .decide(scene.state, at);
        scene.state = scene.state.apply(decision.events());
        return decision.events().size();
    }

    @Test
    void remembersAProcessOnceAndLetsItGoWhenItIsGone() {
        assertThat(look(NOW, List.of(seen(id, null)), false)).isEqualTo(1);
        assertThat(look(NOW, List.of(seen(id, null)), false)).isZero();
        assertThat(scene.owned(11).owner()).isEqualTo(id);
        assertThat(look(NOW, List.of(), true)).isEqualTo(1);
        assertThat(scene.state.owned()).isEmpty();
        assertThat(look(NOW, List.of(), true)).isZero();
    }

    @Test
    void aMereStepOfAToolIsNotRememberedButAServerIsAtOnce() {
        Instant start = scene.facts(11).startedAt();
        assertThat(look(start.plusSeconds(9), List.of(seen(id, null)), false)).isZero();
        assertThat(look(start.plusSeconds(1), List.of(seen(id, "srv")), false)).isEqualTo(1);
        assertThat(scene.owned(11).server()).isEqualTo("srv");
    }

    @Test
    void keepsTheFirstOwnerWhileThatLivesAndTakesTheNextOneAfter() {
        look(NOW, List.of(seen(id, null)), false);
        scene.runs(20, 1, "claude");
        InstanceId other = scene.session(20, InstanceState.BUSY);
        assertThat(look(NOW, List.of(seen(other, null)), false)).isZero();
        scene.ended(id);
        assertThat(look(NOW, List.of(seen(other, null)), false)).isEqualTo(1);
        assertThat(scene.owned(11).owner()).isEqualTo(other);
    }

    @Test
    void aRunawayDoesNotFillTheMemory() {
        for (int i = 0; i < OwnershipRules.MOST; i++) {
            scene.seenBelow(1_000 + i, id);
        }
        assertThat(look(NOW, List.of(seen(id, null)), false)).isZero();
    }
}
