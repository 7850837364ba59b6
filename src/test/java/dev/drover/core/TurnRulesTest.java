package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Fact;
import dev.drover.model.Field;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;

import org.junit.jupiter.api.Test;

import java.time.Instant;

/// What follows from a transcript that says that a turn was over.
class TurnRulesTest {
    private final Herd herd = new Herd();

    private boolean over(Instant at, String error) {
        return herd.decide(TurnRules.over("claude-code", "s", at, error));
    }

    private boolean cancelled(Instant at) {
        return herd.decide(TurnRules.over("claude-code", "s", at, null));
    }

    @Test
    void endsAWaitThatNoHookTellsTheEndOf() {
        herd.says(null, "s", new Fact.Working()).now();
        herd.says(null, "s", new Fact.SubagentStarted("a")).now();
        herd.after(5).says(null, "s", new Fact.Waiting("permission")).now();

        assertThat(cancelled(herd.after(2).now)).isTrue();
        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
        assertThat(herd.only().since()).isEqualTo(herd.now);
        assertThat(herd.only().activity().waits()).isEmpty();
        assertThat(herd.only().subagents().live()).isEmpty();
        assertThat(herd.only().sources().get(Field.STATE)).isEqualTo(Source.TRANSCRIPT);
    }

    @Test
    void changesNothingThatHasBegunSince() {
        herd.says(null, "s", new Fact.Waiting("permission")).now();
        Instant at = herd.after(1).now;
        herd.after(1).says(null, "s", new Fact.Working()).now();

        assertThat(cancelled(at)).isFalse();
        assertThat(herd.events).isZero();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void aTurnThatAHookHasEndedBecomesAnErrorIfItFailedJustThen() {
        herd.says(null, "s", new Fact.Working()).now();
        Instant failed = herd.after(3).now;
        herd.says(null, "s", new Fact.Finished(0)).now();

        assertThat(cancelled(failed)).isFalse();
        assertThat(over(failed.minusSeconds(60), "old")).isFalse();
        assertThat(over(failed, "bad request")).isTrue();
        assertThat(herd.only().state()).isEqualTo(InstanceState.ERROR);
        assertThat(herd.only().activity().detail()).isEqualTo("bad request");
        assertThat(over(failed, "bad request")).isFalse();
    }

    @Test
    void knowsNothingOfConversationsThatNobodyHas() {
        assertThat(cancelled(herd.now)).isFalse();
        assertThat(herd.state.instances().all()).isEmpty();
    }
}
