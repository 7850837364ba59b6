package dev.drover.core.process;

import static dev.drover.core.process.Scene.key;
import static dev.drover.model.process.ProcessClass.DUPLICATE;
import static dev.drover.model.process.ProcessClass.IDLE_RETAINED;
import static dev.drover.model.process.ProcessClass.NOT_OURS;
import static dev.drover.model.process.ProcessClass.ORPHAN;
import static dev.drover.model.process.ProcessClass.SHARED;
import static dev.drover.model.process.ProcessClass.WORKING;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTraits;
import dev.drover.model.process.ServerGroup;

import org.junit.jupiter.api.Test;

/// The decision table, row by row: a class, and the words that say why.
final class ProcessClassesTest {
    private final Scene scene = new Scene();

    private void is(long pid, ProcessClass why, String... words) {
        ProcessNode node = scene.node(pid);
        assertThat(node.why()).as("%s", node.evidence()).isEqualTo(why);
        assertThat(node.evidence()).isNotEmpty();
        for (String word : words) {
            assertThat(String.join(" ", node.evidence())).contains(word);
        }
    }

    private InstanceId endedSession() {
        InstanceId id = scene.session(50, InstanceState.IDLE);
        scene.ended(id);
        return id;
    }

    @Test
    void aSessionAtWorkAndWhatIsBelowItAreWorking() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv").runs(12, 11, "node srv.js");
        scene.session(10, InstanceState.BUSY);
        is(10, WORKING, "It is the session 'herd 10'", "busy");
        is(12, WORKING, "It runs below 'herd 10'");
    }

    @Test
    void anIdleSessionKeepsItsServersForTheNextTurn() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv").configured(11, "srv");
        scene.session(10, InstanceState.IDLE);
        is(10, IDLE_RETAINED);
        is(11, IDLE_RETAINED, "kept for its next turn", "Configured in ~/.claude.json");
    }

    @Test
    void theNearestSessionCounts() {
        scene.runs(10, 1, "claude").runs(11, 10, "sh").runs(12, 11, "claude").runs(13, 12, "x");
        scene.session(10, InstanceState.IDLE);
        scene.session(12, InstanceState.BUSY);
        is(11, IDLE_RETAINED);
        is(13, WORKING, "herd 12");
        assertThat(scene.tree().roots()).extracting(ProcessNode::key).containsExactly(key(10));
    }

    @Test
    void aSessionThatSaidGoodbyeIsThereUntilItsProcessIsGone() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv");
        InstanceId id = scene.session(10, InstanceState.IDLE);
        scene.seenBelow(11, id).ended(id);
        is(11, IDLE_RETAINED, "said goodbye");
    }

    @Test
    void whatDetachedFromALiveSessionIsStillItsOwn() {
        scene.runs(10, 1, "claude").runs(11, 1, "server");
        scene.seenBelow(11, scene.session(10, InstanceState.BUSY));
        is(11, WORKING, "detached itself from 'herd 10'");
        assertThat(scene.tree().roots().getFirst().children()).hasSize(1);
    }

    @Test
    void whatOutlivesItsSessionIsAnOrphanAndSoIsWhatIsBelowIt() {
        scene.runs(11, 1, "npm exec srv").runs(12, 11, "node srv.js");
        scene.seenBelow(11, endedSession());
        is(11, ORPHAN, "Drover saw it below 'herd 50'", "ended at", "No session runs above it");
        is(12, ORPHAN, "Its parent was left behind");
        assertThat(scene.node(11).memoryBytes()).isEqualTo(2L << 20);
    }

    @Test
    void itIsKnownAsALeftoverAlsoWhenItsSessionIsForgotten() {
        scene.runs(11, 1, "npm exec srv");
        InstanceId id = endedSession();
        scene.seenBelow(11, id).forgotten(id);
        is(11, ORPHAN, "claude-code in /shop", "ended long ago");
    }

    @Test
    void parentPidOneAloneMakesNoOrphan() {
        scene.runs(11, 1, "npm exec srv").configured(11, "srv");
        is(11, NOT_OURS, "Its parent has ended, but", "has not");
        scene.runs(12, 1, "sleep");
        assertThat(scene.tree().find(key(12))).isEmpty();
    }

    @Test
    void aConfiguredServerWhoseTerminalSessionIsGoneIsAnOrphan() {
        scene.runs(11, 1, "npm exec srv").configured(11, "srv");
        scene.traits(11, new ProcessTraits(true, "session-2.scope", null));
        is(11, ORPHAN, "so has the terminal session");
        scene.traits(11, new ProcessTraits(null, "session-2.scope", null));
        is(11, NOT_OURS);
    }

    @Test
    void aConfiguredServerThatSomebodyElseStartedIsNotOurs() {
        scene.runs(5, 1, "editor").runs(11, 5, "npx srv").configured(11, "srv");
        scene.traits(11, new ProcessTraits(true, "session-2.scope", null));
        is(11, NOT_OURS, "Process 5, which is no session");
    }

    @Test
    void aServiceIsNeverAnOrphan() {
        scene.runs(11, 1, "npm exec srv").service(11, "srv.service");
        scene.seenBelow(11, endedSession());
        is(11, NOT_OURS, "srv.service");
        assertThat(scene.node(11).keep()).contains("srv.service");
        scene.configured(11, "srv");
        is(11, SHARED);
    }

    @Test
    void whatCannotBeLookedAtStays() {
        scene.runs(11, 1, "npm exec srv").seenBelow(11, endedSession());
        scene.traits(11, ProcessTraits.UNSEEN);
        is(11, NOT_OURS, "cannot be seen");
        assertThat(scene.node(11).keep()).isNotNull();
    }

    @Test
    void aHiddenPartAboveItKeepsIt() {
        scene.runs(11, 777, "npm exec srv").seenBelow(11, endedSession());
        is(11, NOT_OURS, "what is above it now cannot be seen");
    }

    @Test
    void anotherUsersProcessIsNotOurs() {
        scene.runs(11, 1, 0, null, "srv").seenBelow(11, endedSession());
        is(11, NOT_OURS, "another user");
        scene.runs(12, 1, -1, null, "srv").seenBelow(12, endedSession());
        is(12, NOT_OURS);
    }

    @Test
    void droverAndWhatIsAboveItAreNotOurs() {
        scene.runs(11, 1, "sh").runs(Scene.SELF, 11, "java").seenBelow(11, endedSession());
        scene.seenBelow(Scene.SELF, endedSession());
        is(11, NOT_OURS, "Drover runs below it");
        is(Scene.SELF, NOT_OURS, "It is Drover");
        assertThat(scene.node(11).keep()).isNotNull();
    }

    @Test
    void whatALiveSessionRunsBelowIsNoOrphan() {
        scene.runs(11, 1, "tmux").runs(12, 11, "claude").seenBelow(11, endedSession());
        scene.session(12, InstanceState.IDLE);
        is(11, NOT_OURS, "A live session runs below it");
        assertThat(scene.node(11).keep()).isNotNull();
        assertThat(scene.tree().roots()).extracting(ProcessNode::key).contains(key(12));
    }

    @Test
    void aTerminalOfItsOwnKeepsIt() {
        scene.runs(11, 1, "tmux").runs(12, 11, Scene.UID, "/dev/pts/9", "bash");
        scene.seenBelow(11, endedSession());
        is(11, NOT_OURS, "/dev/pts/9", "somebody may work there");
        is(12, NOT_OURS);
    }

    @Test
    void theTerminalOfItsSessionDoesNot() {
        scene.runs(11, 1, Scene.UID, "/dev/pts/3", "srv");
        scene.seenBelow(11, endedSession(), "/dev/pts/3");
        is(11, ORPHAN);
    }

    @Test
    void theAgentsOwnServiceIsShared() {
        scene.runs(11, 1, "claude daemon").seenBelow(11, endedSession());
        scene.recognised(11, KnownProcess.Kind.VENDOR, "claude-code", null);
        is(11, SHARED, "its vendor minds it");
        assertThat(scene.node(11).keep()).isNotNull();
    }

    @Test
    void aSingletonIsSharedThoughItsFirstSessionHasEnded() {
        scene.runs(11, 1, "drover singleton a -- srv").runs(12, 11, "srv");
        scene.recognised(11, KnownProcess.Kind.SINGLETON, "a", null);
        scene.seenBelow(11, endedSession()).seenBelow(12, endedSession());
        is(11, SHARED, "kept single");
        is(12, SHARED);
    }

    @Test
    void aDaemonThatIsAloneIsSharedAndASecondOneIsADuplicate() {
        scene.runs(11, 1, "mayla-daemon").daemon(11, Scene.MAYLA);
        scene.seenBelow(11, endedSession());
        is(11, SHARED, "not too many");
        scene.runs(21, 1, "mayla-daemon").daemon(21, Scene.MAYLA);
        is(11, DUPLICATE, "There are 2 of 'may-la' in your account, where 1 is enough");
        is(21, SHARED);
        scene.clients.put(key(11), 2);
        scene.clients.put(key(21), 0);
        is(11, SHARED);
        is(21, DUPLICATE, "Process 11 is the one that clients talk to");
    }

    @Test
    void theSameServerTwiceInOneSessionIsADuplicateWithAllThatBelongsToIt() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv").runs(12, 11, "node srv.js");
        scene.runs(21, 10, "npx srv").runs(22, 21, "node srv.js");
        scene.configured(11, "srv").configured(21, "srv");
        InstanceId id = scene.session(10, InstanceState.BUSY);
        is(11, DUPLICATE, "Process 21 started last");
        is(12, DUPLICATE);
        is(21, WORKING);
        ServerGroup group = scene.tree().duplicates().getFirst();
        assertThat(group.extra()).containsExactly(key(11));
        assertThat(group.instance()).isEqualTo(id);
    }

    @Test
    void aServerAndWhatStartsItAreOne() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx srv").runs(12, 11, "npx srv");
        scene.configured(11, "srv").configured(12, "srv");
        scene.session(10, InstanceState.BUSY);
        assertThat(scene.tree().duplicates()).isEmpty();
        is(12, WORKING);
    }

    @Test
    void theSameServerInSeveralSessionsIsAHintAndNoDuplicate() {
        for (int session = 10; session < 40; session += 10) {
            scene.runs(session, 1, "claude").runs(session + 1, session, "npx srv");
            scene.configured(session + 1, "srv");
            scene.session(session, InstanceState.IDLE);
        }
        assertThat(scene.tree().duplicates()).isEmpty();
        assertThat(scene.tree().savings()).hasSize(1);
        assertThat(scene.tree().savings().getFirst().instances()).isEqualTo(3);
        assertThat(scene.tree().savings().getFirst().memoryBytes()).isEqualTo(3L << 20);
    }

    @Test
    void theSameProgramWithOtherArgumentsIsAnotherServer() {
        scene.runs(10, 1, "claude").runs(11, 10, "npx fs /a").runs(12, 10, "npx fs /b");
        scene.configured(11, "a").configured(12, "b");
        scene.session(10, InstanceState.BUSY);
        assertThat(scene.tree().duplicates()).isEmpty();
    }

    @Test
    void sessionsComeFirstThenWhatWasLeftBehind() {
        scene.runs(11, 1, "left").seenBelow(11, endedSession());
        scene.runs(12, 1, "mayla-daemon").daemon(12, Scene.MAYLA);
        scene.runs(60, 1, "claude");
        scene.session(60, InstanceState.BUSY);
        assertThat(scene.tree().roots())
                .extracting(ProcessNode::key)
                .containsExactly(key(60), key(11), key(12));
    }

    @Test
    void whatSessionsShareIsSharedWithAllThatItIsMadeOf() {
        scene.runs(20, 900, "drover run --scope process:900 --whole -- npx srv")
                .runs(21, 20, "drover run --scope process:900 --whole -- npx srv")
                .runs(22, 21, "node srv.js")
                .recognised(20, KnownProcess.Kind.SHARED, "srv", null)
                .configured(22, "srv");
        is(20, SHARED, "for all sessions that have an end of it", "It is srv.");
        is(21, SHARED);
        is(22, SHARED);
        assertThat(scene.node(20).name()).isEqualTo("srv");
    }

    /// It is as small as it can be, and each session needs one.
    @Test
    void aSessionsEndOfASharedServerIsNeitherTooManyNorWorthSharing() {
        for (long session = 10; session < 40; session += 10) {
            scene.runs(session, 1, "claude")
                    .runs(session + 1, session, "drover share srv -- npx srv")
                    .runs(session + 2, session, "drover share srv -- npx srv")
                    .recognised(session + 1, KnownProcess.Kind.END, "srv", null)
                    .recognised(session + 2, KnownProcess.Kind.END, "srv", null);
            scene.session(session, InstanceState.BUSY);
        }
        is(11, WORKING);
        assertThat(scene.tree().duplicates()).isEmpty();
        assertThat(scene.tree().savings()).isEmpty();
    }
}
