package dev.drover.model;

import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.TrashedWorktree;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Something that has happened. Rules decide events, the writer records them, {@link State#apply}
/// makes the next state of them. One event touches one map of the state.
public sealed interface Event {

    /// An event of one instance.
    sealed interface OfInstance extends Event {
        InstanceId id();
    }

    record InstanceStarted(Instance instance) implements OfInstance {
        @Override
        public InstanceId id() {
            return instance.id();
        }
    }

    /// An instance known by its conversation has shown its process.
    record ProcessFound(InstanceId id, ProcessKey process, Source source) implements OfInstance {}

    record SessionSwitched(InstanceId id, String sessionId, Source source) implements OfInstance {}

    record InstanceMoved(InstanceId id, Location location, Source source) implements OfInstance {}

    record ActivityChanged(InstanceId id, Activity activity, Source source) implements OfInstance {}

    record SubagentsChanged(InstanceId id, Subagents subagents) implements OfInstance {}

    record InstanceLabelled(InstanceId id, Label label, Source source) implements OfInstance {}

    record InstanceDescribed(InstanceId id, AgentDetail detail, Source source)
            implements OfInstance {}

    record TerminalFound(InstanceId id, Terminal terminal, Source source) implements OfInstance {}

    record InstanceWentStale(InstanceId id, Instant at) implements OfInstance {}

    record InstanceReturned(InstanceId id) implements OfInstance {}

    record InstanceEnded(InstanceId id, Instant at, String reason) implements OfInstance {}

    /// An ended instance leaves the state; the journal keeps its history.
    record InstanceForgotten(InstanceId id) implements OfInstance {}

    /// The kill guard stopped a command of this instance. It changes nothing but the history.
    ///
    /// @param spared what it would have hit, each in a few words
    record KillDenied(InstanceId id, String command, List<String> spared) implements OfInstance {
        public KillDenied {
            spared = List.copyOf(spared);
        }
    }

    /// A server of this instance was ended, and the instance has started it again. It changes
    /// nothing but the history.
    ///
    /// @param server as people know it
    /// @param ended the process that was ended
    /// @param process the one that runs now
    record ServerReturned(
            InstanceId id, String ending, String server, ProcessKey ended, ProcessKey process)
            implements OfInstance {}

    /// The agent was told who has the port that its command wanted. It changes nothing but the
    /// history.
    ///
    /// @param heldBy such as `held by instance 1f0c9a77 since 14:02`
    record PortClashTold(InstanceId id, int port, String heldBy) implements OfInstance {}

    record SessionStarted(Session session) implements Event {}

    record SessionEnded(Session.Key key, Instant at, String reason) implements Event {}

    record SessionForgotten(Session.Key key) implements Event {}

    record WorkspaceFound(Workspace workspace) implements Event {}

    /// An event of one process that belongs to an instance.
    sealed interface OfProcess extends Event {
        ProcessKey process();
    }

    /// A process was seen below an instance that lives.
    record ProcessOwned(OwnedProcess owned) implements OfProcess {
        @Override
        public ProcessKey process() {
            return owned.process();
        }
    }

    /// A process that was remembered has gone.
    record ProcessReleased(ProcessKey process) implements OfProcess {}

    /// An event of one lease.
    sealed interface OfPort extends Event {
        int port();

        /// The instance that has or had it, null for a person.
        @Nullable InstanceId holder();
    }

    record PortLeased(PortLease lease) implements OfPort {
        @Override
        public int port() {
            return lease.port();
        }

        @Override
        public @Nullable InstanceId holder() {
            return lease.holder();
        }
    }

    /// A person's lease ends at another time now.
    ///
    /// @param expiresAt null for never
    record PortRenewed(int port, @Nullable InstanceId holder, @Nullable Instant expiresAt)
            implements OfPort {}

    record PortReleased(int port, @Nullable InstanceId holder, String reason) implements OfPort {}

    /// Its time was over and its holder gone.
    record PortExpired(int port, @Nullable InstanceId holder, String reason) implements OfPort {}

    /// An event of one alert.
    sealed interface OfAlert extends Event {
        AlertId id();
    }

    record AlertFired(Alert alert) implements OfAlert {
        @Override
        public AlertId id() {
            return alert.id();
        }
    }

    /// The same trouble reads otherwise now: another name, another reason.
    record AlertChanged(AlertId id, Trouble trouble) implements OfAlert {}

    record AlertAcknowledged(AlertId id, Instant at) implements OfAlert {}

    record AlertResolved(AlertId id, Instant at, String how) implements OfAlert {}

    /// A resolved alert leaves the state; the journal keeps its history.
    record AlertForgotten(AlertId id) implements OfAlert {}

    /// An event of what may disturb a person.
    sealed interface OfSilences extends Event {}

    record KindMuted(AlertKind kind, Instant until) implements OfSilences {}

    record KindUnmuted(AlertKind kind) implements OfSilences {}

    record NotificationsPaused(Instant until) implements OfSilences {}

    record NotificationsResumed() implements OfSilences {}

    /// A person has said, or taken back, how often a server should exist.
    sealed interface OfMark extends Event {
        String server();
    }

    record ServerMarked(ServerMark mark) implements OfMark {
        @Override
        public String server() {
            return mark.server();
        }
    }

    /// It may run once in every session again.
    record ServerUnmarked(String server) implements OfMark {}

    /// An event of processes that are ended. The state does not change by it: what runs is the
    /// machine's to say.
    sealed interface OfEnding extends Event {
        String ending();
    }

    /// Written down before the first signal.
    ///
    /// @param automatic no person asked for it
    record EndingBegun(
            String ending, boolean automatic, EndingCause cause, List<EndingTarget> targets)
            implements OfEnding {
        public EndingBegun {
            targets = List.copyOf(targets);
        }
    }

    /// @param memoryBytes resident memory of those that ended, as far as it was known
    /// @param day in the user's time zone, such as `2026-11-20`
    record EndingDone(String ending, List<EndingResult> results, long memoryBytes, String day)
            implements OfEnding {
        public EndingDone {
            results = List.copyOf(results);
        }

        /// How many have ended by our hand.
        public int ended() {
            return (int) results.stream().filter(r -> r.outcome().isEnded()).count();
        }
    }

    /// An event of worktrees.
    sealed interface OfWorktree extends Event {}

    /// One is about to be made: written down before git begins.
    record WorktreeReserved(MadeWorktree worktree) implements OfWorktree {}

    record WorktreeReady(String path) implements OfWorktree {}

    /// It could not be made; nothing of it is left.
    record WorktreeFailed(String path, String reason) implements OfWorktree {}

    /// One that Drover made is no longer there.
    record WorktreeForgotten(String path) implements OfWorktree {}

    /// One is about to be moved to the trash: written down before anything is touched.
    record WorktreeRemovalBegun(TrashedWorktree worktree) implements OfWorktree {}

    /// It stayed, or was put back.
    record WorktreeKept(String trashId, String reason) implements OfWorktree {}

    record WorktreeTrashed(String trashId, Instant at) implements OfWorktree {}

    record WorktreeRestored(String trashId) implements OfWorktree {}

    /// It was deleted from the trash.
    record WorktreePurged(String trashId) implements OfWorktree {}

    /// A last snapshot of its uncommitted work lies in the repository.
    record WorktreeSnapshot(String path, String reference) implements OfWorktree {}

    /// Somebody else has removed it.
    ///
    /// @param snapshot the reference of the last snapshot; empty if there is none
    record WorktreeLost(String path, String repository, String snapshot) implements OfWorktree {}

    /// An event of the branch registry.
    sealed interface OfBranch extends Event {
        BranchId id();
    }

    /// A claim begins, or its holder has changed it.
    record BranchClaimed(BranchClaim claim) implements OfBranch {
        @Override
        public BranchId id() {
            return claim.id();
        }
    }

    record BranchReleased(BranchId id, Instant at, String why) implements OfBranch {}

    record JoinRequested(JoinRequest request) implements OfBranch {
        @Override
        public BranchId id() {
            return request.id();
        }
    }

    record JoinAnswered(BranchId id, JoinStatus answer, Instant at) implements OfBranch {}

    /// Who asked has gone, or what it was about.
    record JoinForgotten(BranchId id) implements OfBranch {}

    /// An agent has to hear something about branches.
    record BranchNoticed(BranchNotice notice) implements OfBranch {
        @Override
        public BranchId id() {
            return notice.id();
        }
    }

    record BranchNoticeTold(BranchId id, Instant at) implements OfBranch {}

    record BranchNoticeForgotten(BranchId id) implements OfBranch {}

    /// An event of one message.
    sealed interface OfMessage extends Event {
        MessageId id();
    }

    record MessageSent(Message message) implements OfMessage {
        @Override
        public MessageId id() {
            return message.id();
        }
    }

    record MessageRead(MessageId id, Party reader, Instant at) implements OfMessage {}

    /// It leaves the state; the journal keeps its history.
    record MessageForgotten(MessageId id, String why) implements OfMessage {}
}
