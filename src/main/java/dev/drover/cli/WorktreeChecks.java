package dev.drover.cli;

import dev.drover.cli.output.Quantity;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.HazardKind;

import java.time.Duration;
import java.util.List;

/// The doctor looks at worktrees: those that hold nothing, those whose files are gone, and work
/// that has been in the trash for long.
final class WorktreeChecks {
    private static final Duration LONG = Duration.ofDays(14);

    private WorktreeChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        try {
            List<WorktreeView> all = context.api().worktrees().list(false);
            gone(all, context, diagnosis);
            empty(all, context, diagnosis);
            trash(context.api().worktrees().trash(), context, diagnosis);
        } catch (DaemonUnavailableException e) {
            // The daemon's own check says that it is not there.
        }
    }

    /// Never pruned by us: their disk may only not be mounted.
    private static void gone(List<WorktreeView> all, Context context, Diagnosis diagnosis) {
        List<WorktreeView> gone = all.stream().filter(WorktreeChecks::isGone).toList();
        if (!gone.isEmpty()) {
            WorktreeView first = gone.getFirst();
            diagnosis.add(
                    DoctorFinding.warn(
                                    "worktree-gone",
                                    Quantity.count(gone.size(), "worktree")
                                            + " whose files are not there, such as "
                                            + context.shortPath(first.path()),
                                    "If no disk is missing: git -C "
                                            + context.shortPath(first.repository())
                                            + " worktree prune")
                            .because(
                                    "Its branch cannot be checked out elsewhere until git has"
                                            + " forgotten it."));
        }
    }

    private static boolean isGone(WorktreeView view) {
        return view.hazards().stream()
                .anyMatch(hazard -> hazard.kind() == HazardKind.NOT_REGISTERED);
    }

    private static void empty(List<WorktreeView> all, Context context, Diagnosis diagnosis) {
        List<WorktreeView> safe = all.stream().filter(WorktreeView::reclaimable).toList();
        if (safe.isEmpty()) {
            return;
        }
        long bytes =
                safe.stream()
                        .mapToLong(view -> view.sizeBytes() == null ? 0 : view.sizeBytes())
                        .sum();
        diagnosis.add(
                DoctorFinding.warn(
                                "worktrees-empty",
                                Quantity.count(safe.size(), "worktree")
                                        + " with which nothing would be lost, "
                                        + Quantity.bytes(bytes)
                                        + " in all",
                                "drover worktrees reclaim")
                        .because("They take up the disk, and their branches are safe elsewhere.")
                        .fixedBy(
                                "Looks at each again and moves it to the trash, from where it can"
                                        + " be restored.",
                                true,
                                safe.stream()
                                        .map(view -> context.shortPath(view.path()))
                                        .limit(20)
                                        .toList()),
                () -> {
                    List<WorktreeDeed> deeds = context.api().worktrees().reclaim(false);
                    long moved = deeds.stream().filter(WorktreeDeed::done).count();
                    return Quantity.count(moved, "worktree") + " moved to the trash";
                });
    }

    private static void trash(
            List<TrashedWorktreeView> trash, Context context, Diagnosis diagnosis) {
        List<TrashedWorktreeView> old =
                trash.stream()
                        .filter(one -> one.until() == null)
                        .filter(one -> one.at().plus(LONG).isBefore(context.now()))
                        .toList();
        if (!old.isEmpty()) {
            diagnosis.add(
                    DoctorFinding.warn(
                                    "worktree-trash",
                                    Quantity.count(old.size(), "removed worktree")
                                            + " with work, kept for more than two weeks",
                                    "drover worktrees trash")
                            .because("Drover deletes no work by itself: only you can."));
        }
    }
}
