package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Fact;
import dev.drover.model.Field;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;

import org.junit.jupiter.api.Test;

import java.util.List;

/// What is seen without hooks, and how it meets what hooks say.
final class SightingRulesTest {
    private final Herd herd = new Herd();

    @Test
    void aRegistryEntryAloneMakesARowWithNameStateAndSession() {
        herd.decide(
                SightingRules.observe(
                        List.of(
                                herd.seen(
                                        Herd.registry(7, "s1", InstanceState.BUSY, herd.now),
                                        null))));

        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
        assertThat(herd.only().label().name()).contains("shop-f3");
        assertThat(herd.only().sessionId()).isEqualTo("s1");
        assertThat(herd.only().source()).isEqualTo(Source.REGISTRY);
    }

    @Test
    void theSameSightingTwiceChangesNothing() {
        var seen = herd.seen(Herd.registry(7, "s1", InstanceState.BUSY, herd.now), null);
        herd.decide(SightingRules.observe(List.of(seen)));
        herd.after(5).decide(SightingRules.observe(List.of(seen)));

        assertThat(herd.events).isZero();
    }

    @Test
    void hookAndRegistryOfOneProcessAreOneRow() {
        var id =
                herd.says(Herd.process(7), "s1", new Fact.SessionOpened(Fact.Opening.STARTUP))
                        .now();
        herd.decide(
                SightingRules.observe(
                        List.of(herd.seen(Herd.registry(7, "old", null, herd.now), herd.now))));

        assertThat(herd.only().id()).isEqualTo(id);
        assertThat(herd.only().sessionId()).as("the registry lags after /clear").isEqualTo("s1");
        assertThat(herd.only().sources())
                .containsEntry(Field.SESSION, Source.HOOK)
                .containsEntry(Field.NAME, Source.REGISTRY);
    }

    @Test
    void anOlderRegistryStateDoesNotCountAgainstAHook() {
        herd.says(Herd.process(7), "s1", new Fact.Working()).now();
        herd.decide(
                SightingRules.observe(
                        List.of(
                                herd.seen(
                                        Herd.registry(
                                                7,
                                                "s1",
                                                InstanceState.IDLE,
                                                herd.now.minusSeconds(1)),
                                        herd.now))));

        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void aNewerRegistryStateTellsWhatNoHookTold() {
        // Esc fires no hook: the registry is the only one to say that the turn is over.
        herd.says(Herd.process(7), "s1", new Fact.Working()).now();
        var hook = herd.now;
        herd.after(3)
                .decide(
                        SightingRules.observe(
                                List.of(
                                        herd.seen(
                                                Herd.registry(
                                                        7, "s1", InstanceState.IDLE, herd.now),
                                                hook))));

        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
        assertThat(herd.only().sources()).containsEntry(Field.STATE, Source.REGISTRY);
    }

    @Test
    void theRegistryShowsAndEndsAWait() {
        herd.decide(
                SightingRules.observe(
                        List.of(
                                herd.seen(
                                        Herd.registry(7, "s1", InstanceState.WAITING, herd.now),
                                        null))));
        assertThat(herd.only().activity().waitingFor()).contains("permission prompt");
        herd.after(9)
                .decide(
                        SightingRules.observe(
                                List.of(
                                        herd.seen(
                                                Herd.registry(
                                                        7, "s1", InstanceState.BUSY, herd.now),
                                                null))));
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void backgroundWorkIsNotHiddenByTheRegistrysIdle() {
        herd.says(Herd.process(7), "s1", new Fact.Working(), new Fact.Finished(1)).now();
        var hook = herd.now;
        herd.after(2)
                .decide(
                        SightingRules.observe(
                                List.of(
                                        herd.seen(
                                                Herd.registry(
                                                        7, "s1", InstanceState.IDLE, herd.now),
                                                hook))));

        assertThat(herd.only().state()).isEqualTo(InstanceState.BACKGROUND);
    }

    @Test
    void agesAreNeverNegative() {
        herd.decide(
                SightingRules.observe(
                        List.of(
                                herd.seen(
                                        Herd.registry(
                                                7,
                                                "s1",
                                                InstanceState.BUSY,
                                                herd.now.plusSeconds(90)),
                                        null))));

        assertThat(herd.only().since()).isBeforeOrEqualTo(herd.now);
    }

    @Test
    void aProcessThatTakesAMomentToGoMakesNoNewRow() {
        herd.says(Herd.process(7), "s1", new Fact.Working()).now();
        herd.says(Herd.process(7), "s1", new Fact.SessionClosed("other", true)).now();
        herd.after(30)
                .decide(
                        SightingRules.observe(
                                List.of(herd.seen(Herd.registry(7, null, null, herd.now), null))));
        assertThat(herd.only().state()).isEqualTo(InstanceState.ENDED);

        herd.after(40)
                .decide(
                        SightingRules.observe(
                                List.of(herd.seen(Herd.registry(7, null, null, herd.now), null))));
        assertThat(herd.only().state())
                .as("still there after a minute: it runs")
                .isEqualTo(InstanceState.IDLE);
    }
}
