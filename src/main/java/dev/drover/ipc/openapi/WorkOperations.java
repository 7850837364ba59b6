package dev.drover.ipc.openapi;

import dev.drover.ipc.Endpoints;
import dev.drover.model.ServerMark;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.BranchConflictView;
import dev.drover.model.view.BranchGrant;
import dev.drover.model.view.BranchesView;
import dev.drover.model.view.EndingView;
import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedTextView;
import dev.drover.model.view.GuardedVersionView;
import dev.drover.model.view.InstanceMetrics;
import dev.drover.model.view.JoinAnswer;
import dev.drover.model.view.JoinRequestView;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;
import dev.drover.model.view.MetricsView;
import dev.drover.model.view.PortLeftover;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;
import dev.drover.model.view.ProcessTreeView;
import dev.drover.model.view.ProcessView;
import dev.drover.model.view.SharedServerView;
import dev.drover.model.view.TranscriptsView;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.UsageReport;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.view.WorktreeWish;

import java.util.List;
import java.util.stream.Stream;

/// Endpoints of what agents hold and share: processes, worktrees, ports, branches, messages, their
/// settings files, and what they use up.
final class WorkOperations {
    private WorkOperations() {}

    static List<Operation> all() {
        return Stream.of(
                        processes(), worktrees(), ports(), branches(), messages(), guard(), usage())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Operation> processes() {
        String ports = "Also the ports they listen on.";
        return List.of(
                Operation.of(Endpoints.PROCESSES, "Processes that have to do with agents.")
                        .text("class", "Only those of this class, such as `mcp-server`.")
                        .flag("ports", ports)
                        .answersList(ProcessView.class),
                Operation.of(Endpoints.PROCESS_TREE, "The same as a tree, and what follows.")
                        .flag("ports", ports)
                        .answers(ProcessTreeView.class),
                Operation.of(Endpoints.PROCESS_REPORT, "The evidence as Markdown.")
                        .answers(Endpoints.Report.class),
                Operation.of(
                                Endpoints.SHARES,
                                "Servers that sessions share, by whom, and at what memory.")
                        .answersList(SharedServerView.class),
                Operation.of(Endpoints.MARKS, "How often servers should exist.")
                        .answersList(ServerMark.class),
                Operation.of(Endpoints.MARK, "Says so of one server.")
                        .takes(Endpoints.Mark.class)
                        .answersList(ServerMark.class),
                Operation.of(Endpoints.DIRECTORIES, "What daemons keep one each of on disk.")
                        .answersList(ProcessTreeView.Directory.class),
                Operation.of(Endpoints.TRASH, "Moves an abandoned one away; deletes nothing.")
                        .takes(Endpoints.Named.class)
                        .answers(ProcessTreeView.Directory.class),
                Operation.of(Endpoints.RESTORE, "Puts one back.")
                        .takes(Endpoints.Named.class)
                        .answers(ProcessTreeView.Directory.class),
                Operation.of(
                                Endpoints.END,
                                "Ends processes with all below them; `preview` must be false.")
                        .takes(Endpoints.End.class)
                        .answers(EndingView.class),
                Operation.of(Endpoints.CLEAN, "The same for what rules have found.")
                        .takes(Endpoints.Clean.class)
                        .answers(EndingView.class));
    }

    private static List<Operation> worktrees() {
        return List.of(
                Operation.of(Endpoints.WORKTREES, "Worktrees, and whether each is safe to remove.")
                        .flag("fresh", "Looks now, instead of telling what was seen last.")
                        .answersList(WorktreeView.class),
                Operation.of(Endpoints.CREATE_WORKTREE, "Makes one with a branch of its own.")
                        .takes(WorktreeWish.class)
                        .answers(201, WorktreeDeed.class),
                Operation.of(Endpoints.REMOVE_WORKTREE, "Moves one to the trash.")
                        .takes(Endpoints.Remove.class)
                        .answers(WorktreeDeed.class),
                Operation.of(Endpoints.RECLAIM, "The same for all that hold no work.")
                        .takes(Endpoints.Previewed.class)
                        .answersList(WorktreeDeed.class),
                Operation.of(Endpoints.WORKTREE_TRASH, "What is in the trash.")
                        .answersList(TrashedWorktreeView.class),
                Operation.of(Endpoints.RESTORE_WORKTREE, "Puts one back as it was.")
                        .takes(Endpoints.Named.class)
                        .answers(WorktreeDeed.class),
                Operation.of(Endpoints.PURGE_WORKTREE, "Deletes one from the trash for good.")
                        .takes(Endpoints.Previewed.class)
                        .answers(WorktreeDeed.class));
    }

    private static List<Operation> ports() {
        return List.of(
                Operation.of(Endpoints.PORTS, "The leases.").answersList(PortView.class),
                Operation.of(Endpoints.PORT_TABLE, "Leases, what listens, and the ranges.")
                        .flag("fresh", "Looks now who listens, Docker included.")
                        .answers(PortsView.class),
                Operation.of(Endpoints.PORT, "One port: who has it, who listens now.")
                        .answers(PortView.class),
                Operation.of(Endpoints.LEASE, "Leases a port that nobody else is given.")
                        .takes(PortRequest.class)
                        .proven()
                        .answersList(201, PortView.class),
                Operation.of(Endpoints.SUGGEST, "What would be leased; nothing is.")
                        .takes(PortRequest.class)
                        .proven()
                        .answersList(PortView.class),
                Operation.of(Endpoints.RELEASE, "Gives a port back.")
                        .proven()
                        .answers(PortView.class),
                Operation.of(Endpoints.RELEASE_ALL, "Gives back all that the caller may.")
                        .takes(Endpoints.ReleasePorts.class)
                        .proven()
                        .answersList(PortView.class),
                Operation.of(Endpoints.PORT_CLEANUP, "Releases what nobody needs any more.")
                        .takes(Endpoints.ReleasePorts.class)
                        .proven()
                        .answersList(PortLeftover.class));
    }

    private static List<Operation> branches() {
        return List.of(
                Operation.of(Endpoints.BRANCHES, "Who works on which branch, who wants to join.")
                        .answers(BranchesView.class),
                Operation.of(Endpoints.BRANCH_CONFLICTS, "Who is in whose way.")
                        .answersList(BranchConflictView.class),
                named(Operation.of(Endpoints.BRANCH_CLAIM, "The caller works on a branch."))
                        .takes(BranchAsk.class)
                        .answers(201, BranchGrant.class),
                named(Operation.of(Endpoints.BRANCH_RELEASE, "It does so no longer."))
                        .takes(Endpoints.Release.class)
                        .answersList(BranchClaimView.class),
                named(Operation.of(Endpoints.BRANCH_REQUEST, "Asks the holders to be let in."))
                        .takes(BranchAsk.class)
                        .answersList(201, JoinRequestView.class),
                named(Operation.of(Endpoints.BRANCH_APPROVE, "The holder lets it in."))
                        .answers(JoinAnswer.class),
                named(Operation.of(Endpoints.BRANCH_DENY, "The holder does not."))
                        .answers(JoinAnswer.class));
    }

    private static List<Operation> messages() {
        return List.of(
                named(Operation.of(Endpoints.MESSAGES, "Messages that are kept, in order."))
                        .text("namespace", "Only those of it: global, or project:NAME.")
                        .answersList(MessageView.class),
                named(
                                Operation.of(
                                        Endpoints.SEND_MESSAGE,
                                        "Sends one, of 1024 bytes of UTF-8 at most. Who sends is"
                                                + " found out, never taken from the body."))
                        .takes(MessageAsk.class)
                        .answers(201, MessageReceipt.class),
                named(
                                Operation.of(
                                        Endpoints.RECEIVE_MESSAGES,
                                        "What the caller has not read, in order; it may wait for"
                                                + " the first, up to 600 seconds."))
                        .takes(MessageWait.class)
                        .answersList(MessageView.class),
                named(Operation.of(Endpoints.READ_MESSAGES, "The caller has read these."))
                        .takes(Endpoints.MessageIds.class)
                        .answers(Endpoints.ReadCount.class));
    }

    private static Operation named(Operation operation) {
        return operation
                .proven()
                .text("instance", "Who calls, with its capability; over TCP the only way.");
    }

    private static List<Operation> guard() {
        return List.of(
                Operation.of(Endpoints.GUARD, "Agents' settings files, and what they miss.")
                        .answersList(GuardedFileView.class),
                Operation.of(Endpoints.GUARD_VERSIONS, "The versions of one that are kept.")
                        .needs("file", "Its path.")
                        .answersList(GuardedVersionView.class),
                Operation.of(Endpoints.GUARD_VERSION, "One version, secrets hidden.")
                        .answers(GuardedTextView.class),
                Operation.of(Endpoints.GUARD_DIFF, "How it differs from the file now.")
                        .answers(GuardedTextView.class),
                Operation.of(Endpoints.GUARD_RESTORE, "Puts a file or a version back.")
                        .takes(Endpoints.Previewed.class)
                        .answers(GuardDeed.class),
                Operation.of(Endpoints.GUARD_ACCEPT, "The file is meant to be as it is.")
                        .takes(Endpoints.Named.class)
                        .answers(GuardedFileView.class));
    }

    private static List<Operation> usage() {
        return List.of(
                Operation.of(Endpoints.USAGE, "What live instances use up.")
                        .answers(MetricsView.class),
                Operation.of(Endpoints.USAGE_REPORT, "What was used in the last days, and by whom.")
                        .text("span", "`today`, `7d` or `30d`.")
                        .text("by", "What the series is taken apart by, such as `model`.")
                        .answers(UsageReport.class),
                Operation.of(Endpoints.USAGE_OF, "All figures of one instance.")
                        .answers(InstanceMetrics.class),
                Operation.of(Endpoints.USAGE_OLDER, "Reads also the transcripts that are old.")
                        .answers(202, TranscriptsView.class),
                Operation.of(Endpoints.USAGE_CLEANUP, "Forgets what ended so long ago.")
                        .takes(Endpoints.Older.class)
                        .answers(Endpoints.Forgotten.class),
                Operation.of(Endpoints.TIMED, "A command ran so long under a name.")
                        .takes(Endpoints.Timed.class));
    }
}
