package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Decision;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.worktree.WorktreeRules;
import dev.drover.host.git.GitException;
import dev.drover.host.git.Snapshots;
import dev.drover.host.git.WorktreeTrash;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.worktree.TrashedWorktree;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What has been removed and can come back: worktrees in the trash, and those that others removed
/// and of which there is a snapshot.
final class RemovedWorktrees {
    private static final Logger LOG = LoggerFactory.getLogger(RemovedWorktrees.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StateWriter writer;
    private final WorktreeBoard board;
    private final WorktreeTrash trash;
    private final Snapshots snapshots;
    private final Supplier<Settings> settings;

    RemovedWorktrees(
            StateWriter writer,
            WorktreeBoard board,
            WorktreeTrash trash,
            Snapshots snapshots,
            Supplier<Settings> settings) {
        this.writer = writer;
        this.board = board;
        this.trash = trash;
        this.snapshots = snapshots;
        this.settings = settings;
    }

    /// What is in the trash, the last one first.
    List<TrashedWorktreeView> all() {
        Duration keep = settings.get().worktrees().keepTrash();
        List<TrashedWorktreeView> all = new ArrayList<>();
        for (WorktreeBoard.Known known : board.repositories()) {
            for (Snapshots.Snapshot lost : lost(known)) {
                all.add(WorktreeViews.lost(lost, known.repository().main().toString()));
            }
        }
        WorktreeRules.trash(writer.state()).stream()
                .map(t -> WorktreeViews.trashed(t, keep))
                .forEach(all::add);
        return all;
    }

    /// What others have removed, and of which there is a snapshot.
    private List<Snapshots.Snapshot> lost(WorktreeBoard.Known known) {
        try {
            return snapshots.lost(known.repository(), known.refs()).stream()
                    .filter(s -> !inTrash(s.path()))
                    .toList();
        } catch (GitException e) {
            LOG.warn("The snapshots of {}: {}", known.repository().main(), e.getMessage());
            return List.of();
        }
    }

    private boolean inTrash(String path) {
        return writer.state().worktrees().trash().values().stream()
                .anyMatch(t -> t.path().equals(path));
    }

    /// Brings one back with its index, reflog and all it had.
    ///
    /// @param name its id, the beginning of it, or the path it had
    /// @throws Refused if it stays in the trash
    WorktreeDeed restore(String name) {
        for (WorktreeBoard.Known known : board.repositories()) {
            for (Snapshots.Snapshot lost : lost(known)) {
                if (lost.path().equals(name) || WorktreeViews.idOf(lost).equals(name)) {
                    return restore(known, lost);
                }
            }
        }
        TrashedWorktree worktree = WorktreeRules.named(writer.state(), name);
        try {
            WorktreeBoard.Known known =
                    board.around(worktree.repository())
                            .orElseThrow(
                                    () ->
                                            new GitException(
                                                    "Its repository "
                                                            + worktree.repository()
                                                            + " is not there."));
            trash.restore(worktree, known.refs());
            writer.submit(WorktreeRules.restored(worktree.id()));
            board.refresh(known.repository(), PATIENCE);
        } catch (GitException e) {
            throw new Refused(new Refusal.NotNow(String.valueOf(e.getMessage())));
        }
        return new WorktreeDeed(
                worktree.path(), true, null, worktree.sizeBytes(), List.of(), "is back");
    }

    private WorktreeDeed restore(WorktreeBoard.Known known, Snapshots.Snapshot lost) {
        try {
            snapshots.restore(known.repository(), lost, known.refs());
        } catch (GitException e) {
            throw new Refused(new Refusal.NotNow(String.valueOf(e.getMessage())));
        }
        board.refresh(known.repository(), PATIENCE);
        return new WorktreeDeed(
                lost.path(), true, null, null, List.of(), "is back as its last snapshot had it");
    }

    /// Deletes one in the trash for good.
    ///
    /// @param preview only tells what would be lost
    WorktreeDeed purge(String name, boolean preview) {
        TrashedWorktree worktree = WorktreeRules.named(writer.state(), name);
        if (!preview) {
            try {
                trash.purge(worktree);
            } catch (GitException e) {
                throw new Refused(new Refusal.NotNow(String.valueOf(e.getMessage())));
            }
            writer.submit(WorktreeRules.purged(worktree.id()));
        }
        String lost =
                worktree.work().isEmpty() ? "nothing is lost" : String.join(" ", worktree.work());
        return new WorktreeDeed(
                worktree.path(),
                !preview,
                worktree.id(),
                worktree.sizeBytes(),
                List.of(),
                (preview ? "would be deleted for good: " : "deleted for good: ") + lost);
    }

    /// After a start: what was being moved when Drover was killed is finished or undone.
    void recover() {
        for (TrashedWorktree open :
                writer.state().worktrees().trash().values().stream()
                        .filter(t -> t.at() == null)
                        .toList()) {
            try {
                boolean moved = trash.recover(open);
                LOG.warn(
                        "The removal of {} was broken off; it is {}",
                        open.path(),
                        moved ? "in the trash" : "where it was");
                if (moved) {
                    writer.submit(WorktreeRules.trashed(open.id()));
                } else {
                    writer.submit(WorktreeRules.kept(open.id(), "broken off"));
                }
            } catch (GitException e) {
                LOG.error("{}: {}", open.path(), e.getMessage());
            }
        }
    }

    /// Again and again: deletes what has been in the trash for long and held no work.
    void tidy() {
        Duration keep = settings.get().worktrees().keepTrash();
        writer.submit((state, now) -> Decision.nothing(WorktreeRules.expired(state, now, keep)))
                .forEach(old -> purge(old.id(), false));
    }
}
