package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Fact;
import dev.drover.model.InstanceState;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Session;

import org.junit.jupiter.api.Test;

/// Who a report is of, and what it changes.
final class ReportRulesTest {
    private static final Fact STARTUP = new Fact.SessionOpened(Fact.Opening.STARTUP);
    private static final Fact CLEAR = new Fact.SessionOpened(Fact.Opening.CLEAR);
    private static final Fact COMPACT = new Fact.SessionOpened(Fact.Opening.COMPACT);
    private static final Fact WORKING = new Fact.Working();
    private static final Fact DONE = new Fact.Finished(0);

    private final Herd herd = new Herd();
    private final ProcessFacts claude = Herd.process(4711);

    @Test
    void aSessionStartMakesAnIdleInstanceWithItsProcessSessionAndWorkspace() {
        herd.says(claude, "s1", STARTUP).now();

        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
        assertThat(herd.only().process()).isEqualTo(claude.key());
        assertThat(herd.only().sessionId()).isEqualTo("s1");
        assertThat(herd.only().terminal().tty()).isEqualTo("/dev/pts/3");
        assertThat(herd.state.workspaces()).containsKey(Herd.SHOP.workspace());
        assertThat(herd.only().id().value()).startsWith("20261120_095900_4711_");
    }

    @Test
    void clearKeepsTheInstanceAndChangesTheSession() {
        var first = herd.says(claude, "s1", STARTUP).now();
        herd.after(60).says(claude, "s1", new Fact.SessionClosed("clear", false)).now();
        var second = herd.after(1).says(claude, "s2", CLEAR).now();

        assertThat(second).isEqualTo(first);
        assertThat(herd.only().sessionId()).isEqualTo("s2");
        assertThat(herd.state.sessions().get(new Session.Key(first, "s1")))
                .extracting(Session::endReason)
                .isEqualTo("clear");
        assertThat(herd.state.sessions().get(new Session.Key(first, "s2")))
                .extracting(Session::endedAt)
                .isNull();
    }

    @Test
    void clearLinksSessionsWithoutAProcessInTheSamePlaceWithinFiveSeconds() {
        var first = herd.says(null, "s1", STARTUP).now();
        herd.says(null, "s1", new Fact.SessionClosed("clear", false)).now();
        var second = herd.after(5).says(null, "s2", CLEAR).now();
        var other = herd.says(null, "s9", CLEAR).at(Location.ofPlainDirectory("/elsewhere")).now();

        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void clearLongAfterTheEndIsAnotherInstance() {
        var first = herd.says(null, "s1", STARTUP).now();
        herd.says(null, "s1", new Fact.SessionClosed("clear", false)).now();

        assertThat(herd.after(6).says(null, "s2", CLEAR).now()).isNotEqualTo(first);
    }

    @Test
    void compactionKeepsSessionAndGivesBackWhatWasBefore() {
        herd.says(claude, "s1", STARTUP).now();
        herd.says(claude, "s1", new Fact.CompactionStarted()).now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
        herd.says(claude, "s1", COMPACT).now();
        herd.says(claude, "s1", new Fact.CompactionEnded()).now();

        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
        assertThat(herd.only().sessionId()).isEqualTo("s1");
        assertThat(herd.state.sessions()).hasSize(1);
    }

    @Test
    void twoProcessesOfOneSessionAreTwoInstances() {
        var one = herd.says(Herd.process(1), "s1", STARTUP).now();
        var two = herd.says(Herd.process(2), "s1", STARTUP).now();

        assertThat(two).isNotEqualTo(one);
        assertThat(herd.state.instances().size()).isEqualTo(2);
    }

    @Test
    void anInstanceWithoutProcessIsLinkedWhenItsProcessShows() {
        var first = herd.says(null, "s1", STARTUP).now();
        var second = herd.says(claude, "s1", WORKING).now();

        assertThat(second).isEqualTo(first);
        assertThat(herd.only().process()).isEqualTo(claude.key());
    }

    @Test
    void sessionEndEndsTheInstanceAndALateHookRevivesIt() {
        herd.says(claude, "s1", STARTUP).now();
        herd.after(5).says(claude, "s1", new Fact.SessionClosed("prompt_input_exit", true)).now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.ENDED);

        herd.after(1).says(claude, "s2", new Fact.SessionOpened(Fact.Opening.RESUME)).now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
        assertThat(herd.only().sessionId()).isEqualTo("s2");
    }

    @Test
    void theEndOfAnEarlierSessionEndsNothing() {
        herd.says(claude, "s1", STARTUP).now();
        herd.says(claude, "s2", CLEAR).now();
        herd.says(claude, "s1", new Fact.SessionClosed("other", true)).now();

        assertThat(herd.only().isLive()).isTrue();
    }

    @Test
    void aLateWordOfAnEndedSessionDoesNotBringItBack() {
        herd.says(claude, "s1", STARTUP).now();
        herd.says(claude, "s1", new Fact.SessionClosed("clear", false)).now();
        herd.says(claude, "s2", CLEAR).now();
        herd.says(claude, "s1", WORKING).now();

        assertThat(herd.only().sessionId()).isEqualTo("s2");
    }

    @Test
    void theEndOfSomethingUnknownMakesNoRow() {
        assertThat(herd.says(null, "s1", new Fact.SessionClosed("other", true)).tell()).isEmpty();
        assertThat(herd.state.instances().size()).isZero();
    }

    @Test
    void aReportWithoutSessionAndProcessIsRefused() {
        assertThatThrownBy(() -> herd.says(null, null, WORKING).tell())
                .isInstanceOf(Refused.class)
                .hasMessageContaining("Send a session id");
    }

    @Test
    void aHookThatTellsNothingNewMakesNoEvent() {
        herd.says(claude, "s1", STARTUP).now();
        herd.says(claude, "s1", WORKING).now();
        herd.after(3).says(claude, "s1", WORKING).now();

        assertThat(herd.events).isZero();
    }

    @Test
    void onlyTheOwnerEndsAWait() {
        herd.says(claude, "s1", STARTUP).now();
        herd.says(claude, "s1", new Fact.Waiting("permission: Bash")).using("Bash", null).now();
        herd.says(claude, "s1", WORKING).in("sub-1").now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.WAITING);

        herd.says(claude, "s1", WORKING).using("Bash", "toolu_1").now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void theEndOfAParallelToolAnswersNoQuestion() {
        herd.says(claude, "s1", STARTUP).now();
        herd.says(claude, "s1", WORKING, new Fact.Waiting("question"))
                .using("AskUserQuestion", "t1")
                .now();
        herd.says(claude, "s1", WORKING).using("Read", "t2").now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.WAITING);

        herd.says(claude, "s1", WORKING).using("AskUserQuestion", "t1").now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void theNoticeSecondsAfterARequestIsTheSameWait() {
        herd.says(claude, "s1", STARTUP).now();
        herd.says(claude, "s1", new Fact.Waiting("permission: Bash"))
                .in("sub-1")
                .using("Bash", null)
                .now();
        herd.after(6).says(claude, "s1", new Fact.Waiting("Claude needs your permission")).now();
        herd.says(claude, "s1", WORKING).in("sub-1").using("Bash", "t1").now();

        assertThat(herd.only().activity().waits()).isEmpty();
    }

    @Test
    void aWaitRemembersWhenItBegan() {
        herd.says(claude, "s1", STARTUP).now();
        herd.after(10)
                .says(claude, "s1", new Fact.Waiting("permission: Bash"))
                .using("Bash", null)
                .now();
        var began = herd.now;
        herd.after(6).says(claude, "s1", new Fact.Waiting("again")).now();

        assertThat(herd.only().since()).isEqualTo(began);
        assertThat(herd.only().activity().waitingFor()).contains("permission: Bash");
    }

    @Test
    void stopLeavesIdleOrBackground() {
        herd.says(claude, "s1", STARTUP, WORKING).now();
        herd.says(claude, "s1", new Fact.Finished(2)).now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BACKGROUND);
        herd.says(claude, "s1", WORKING).now();
        herd.says(claude, "s1", DONE).now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
    }

    @Test
    void aFailedTurnIsAnErrorUntilWorkGoesOn() {
        herd.says(claude, "s1", STARTUP, WORKING).now();
        herd.says(claude, "s1", new Fact.Failed("overloaded")).now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.ERROR);
        assertThat(herd.only().activity().detail()).isEqualTo("overloaded");
        herd.says(claude, "s1", WORKING).now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BUSY);
    }

    @Test
    void subagentsAreCountedByIdAlsoWhenOnlyTheirEndIsSeen() {
        herd.says(claude, "s1", STARTUP, WORKING).now();
        herd.says(claude, "s1", new Fact.SubagentStarted("a")).in("a").now();
        herd.says(claude, "s1", new Fact.SubagentStarted("a")).in("a").now();
        herd.says(claude, "s1", new Fact.SubagentStopped("b", 0)).in("b").now();

        assertThat(herd.only().subagents().live()).containsExactly("a");
        assertThat(herd.only().subagents().ever()).isEqualTo(2);
    }

    @Test
    void aSubagentAtWorkAfterTheTurnIsBackgroundUntilItStops() {
        herd.says(claude, "s1", STARTUP, WORKING).now();
        herd.says(claude, "s1", new Fact.SubagentStarted("a")).in("a").now();
        herd.says(claude, "s1", new Fact.Finished(1)).now();
        herd.says(claude, "s1", WORKING).in("a").now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.BACKGROUND);
        herd.says(claude, "s1", new Fact.SubagentStopped("a", 0)).in("a").now();
        assertThat(herd.only().state()).isEqualTo(InstanceState.IDLE);
    }

    @Test
    void movingToAnotherWorkspaceKeepsTheInstance() {
        var id = herd.says(claude, "s1", STARTUP).now();
        Location feature = Location.ofPlainDirectory("/home/dev/shop-worktrees/feat-a");
        assertThat(herd.says(claude, "s1", WORKING).at(feature).now()).isEqualTo(id);
        assertThat(herd.only().location()).isEqualTo(feature);
        assertThat(herd.state.workspaces()).hasSize(2);
    }
}
