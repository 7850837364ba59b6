package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;

import org.junit.jupiter.api.Test;

/// A turn that a person stopped, where no hook says so.
final class StoppedTurnRulesTest {
    private static final Fact STARTUP = new Fact.SessionOpened(Fact.Opening.STARTUP);

    private final Herd herd = new Herd();

    @Test
    void nothingIsAskedAnyMoreAndTheAgentRests() {
        herd.says(null, "s1", STARTUP).now();
        herd.after(1).says(null, "s1", new Fact.Working()).now();
        herd.after(1).says(null, "s1", new Fact.SubagentStarted("a")).now();
        InstanceId id = herd.after(1).says(null, "s1", new Fact.Waiting("permission")).now();
        herd.after(5);

        assertThat(herd.decide(StoppedTurnRules.stopped(id, herd.now))).isTrue();
        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
        assertThat(herd.only().activity().waits()).isEmpty();
        assertThat(herd.only().subagents().live()).isEmpty();
        assertThat(herd.decide(StoppedTurnRules.stopped(id, herd.now))).isFalse();
    }

    @Test
    void whatBeganLaterGoesOn() {
        InstanceId id = herd.says(null, "s1", STARTUP).now();
        var before = herd.now;
        herd.after(5).says(null, "s1", new Fact.Working()).now();

        assertThat(herd.decide(StoppedTurnRules.stopped(id, before))).isFalse();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void anErrorOrAnEndIsNoTurnUnderWay() {
        InstanceId id = herd.says(null, "s1", new Fact.Failed("overloaded")).now();
        herd.after(5);

        assertThat(herd.decide(StoppedTurnRules.stopped(id, herd.now))).isFalse();
        herd.says(null, "s1", new Fact.SessionClosed("exit", true)).now();
        assertThat(herd.decide(StoppedTurnRules.stopped(id, herd.now))).isFalse();
        assertThat(herd.only().state()).isEqualTo(InstanceState.ENDED);
    }

    @Test
    void aTurnThatAHookHasEndedBecomesAnErrorIfItFailedJustThen() {
        InstanceId id = herd.says(null, "s1", new Fact.Working()).now();
        var failed = herd.after(3).now;
        herd.says(null, "s1", new Fact.Finished(0)).now();

        assertThat(herd.decide(StoppedTurnRules.failed(id, failed.minusSeconds(60), "old")))
                .isFalse();
        assertThat(herd.decide(StoppedTurnRules.failed(id, failed, "bad request"))).isTrue();
        assertThat(herd.only().state()).isEqualTo(InstanceState.ERROR);
        assertThat(herd.only().activity().detail()).isEqualTo("bad request");

        herd.after(5).says(null, "s1", new Fact.Working()).now();
        assertThat(herd.decide(StoppedTurnRules.failed(id, failed, "bad request"))).isFalse();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }
}
