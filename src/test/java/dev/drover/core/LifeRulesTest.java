package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.view.LabelChange;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Ends, silence, forgetting, and the labels of people.
final class LifeRulesTest {
    private static final Fact STARTUP = new Fact.SessionOpened(Fact.Opening.STARTUP);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_MINUTE = Duration.ofSeconds(30);

    private final Herd herd = new Herd();

    @Test
    void aGoneProcessEndsItsInstanceAndSession() {
        InstanceId id = herd.says(Herd.process(7), "s1", STARTUP).now();
        assertThat(
                        herd.after(1)
                                .decide(
                                        LifeRules.gone(
                                                List.of(Herd.process(7).key()), "process gone")))
                .containsExactly(id);

        assertThat(herd.only().state()).isEqualTo(InstanceState.ENDED);
        assertThat(herd.state.sessions().values()).allMatch(s -> s.endedAt() != null);
        assertThat(herd.decide(LifeRules.gone(List.of(Herd.process(7).key()), "again"))).isEmpty();
    }

    @Test
    void silenceMakesOnlyTheUnseenStale() {
        InstanceId seen = herd.says(Herd.process(7), "s1", STARTUP).now();
        InstanceId unseen = herd.says(null, "s2", STARTUP).now();
        herd.after(HOUR.toSeconds() + 1);

        assertThat(
                        herd.decide(
                                LifeRules.sweep(
                                        Set.of(unseen), Map.of(), Set.of(), HOUR, HALF_MINUTE)))
                .containsExactly(unseen);
        assertThat(herd.get(seen).state()).isEqualTo(InstanceState.IDLE);
        assertThat(herd.get(unseen).state()).isEqualTo(InstanceState.STALE);
    }

    @Test
    void thoseThatSendHeartbeatsGoStaleSooner() {
        InstanceId id = herd.says(null, "s1", STARTUP).now();
        herd.after(31);
        assertThat(herd.decide(LifeRules.sweep(Set.of(id), Map.of(), Set.of(), HOUR, HALF_MINUTE)))
                .isEmpty();
        assertThat(
                        herd.decide(
                                LifeRules.sweep(
                                        Set.of(id),
                                        Map.of(id, Herd.START),
                                        Set.of(id),
                                        HOUR,
                                        HALF_MINUTE)))
                .containsExactly(id);
    }

    @Test
    void aWordOfAStaleInstanceBringsItBack() {
        InstanceId id = herd.says(null, "s1", STARTUP).now();
        herd.after(4000).decide(LifeRules.sweep(Set.of(id), Map.of(), Set.of(), HOUR, HALF_MINUTE));
        herd.says(null, "s1", new Fact.Working()).now();

        assertThat(herd.get(id).state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void endedInstancesAreForgottenWithTheirSessionsAfterAWhile() {
        herd.says(Herd.process(7), "s1", STARTUP).now();
        herd.decide(LifeRules.gone(List.of(Herd.process(7).key()), "process gone"));
        assertThat(herd.after(3599).decide(LifeRules.forget(HOUR, false))).isZero();
        assertThat(herd.after(1).decide(LifeRules.forget(HOUR, false))).isOne();

        assertThat(herd.state.instances().size()).isZero();
        assertThat(herd.state.sessions()).isEmpty();
    }

    @Test
    void anInstanceIsFoundByAnyBeginningThatFitsOneOnly() {
        InstanceId id = herd.says(Herd.process(7), "s1", STARTUP).now();
        herd.says(Herd.process(8), "s2", STARTUP).now();

        assertThat(Lookup.instance(herd.state, id.value()).id()).isEqualTo(id);
        assertThat(Lookup.instance(herd.state, id.shortForm()).id()).isEqualTo(id);
        assertThatThrownBy(() -> Lookup.instance(herd.state, "2026"))
                .hasMessageContaining("fits 2 instances");
        assertThatThrownBy(() -> Lookup.instance(herd.state, "zzz"))
                .hasMessageContaining("No instance is called 'zzz'");
        assertThatThrownBy(() -> Lookup.instance(herd.state, "")).isInstanceOf(Refused.class);
    }

    @Test
    void labelsAreCheckedAndKeptOverTheAgentsOwnName() {
        InstanceId id = herd.says(Herd.process(7), "s1", STARTUP).now();
        herd.decide(
                LabelRules.label(
                        id.value(),
                        new LabelChange("checkout", List.of("b", "a", "a"), "shop", 5, 3)));
        assertThat(herd.only().label().name()).contains("checkout");
        assertThat(herd.only().label().tags()).containsExactly("a", "b");

        herd.decide(LabelRules.label(id.value(), new LabelChange("", null, null, null, 0)));
        assertThat(herd.only().label().name()).isEmpty();
        assertThat(herd.only().label().quota()).isNull();
        assertThat(herd.only().label().group()).isEqualTo("shop");

        assertThatThrownBy(
                        () ->
                                herd.decide(
                                        LabelRules.label(
                                                id.value(),
                                                new LabelChange(null, null, null, 10, null))))
                .hasMessageContaining("-9 to 9");
        assertThatThrownBy(
                        () ->
                                herd.decide(
                                        LabelRules.label(
                                                id.value(),
                                                new LabelChange(
                                                        "x".repeat(101), null, null, null, null))))
                .hasMessageContaining("at most 100");
    }
}
