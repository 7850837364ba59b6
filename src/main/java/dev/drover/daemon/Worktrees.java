package dev.drover.daemon;

import dev.drover.core.Refused;
import dev.drover.ipc.WorktreeApi;
import dev.drover.model.InstanceId;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What can be done with worktrees, as everyone above sees it.
public final class Worktrees implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StateWriter writer;
    private final WorktreeBoard board;
    private final WorktreeViews views;
    private final WorktreeCreation creation;
    private final WorktreeRemoval removal;
    private final RemovedWorktrees removed;

    Worktrees(
            StateWriter writer,
            WorktreeBoard board,
            WorktreeViews views,
            WorktreeCreation creation,
            WorktreeRemoval removal,
            RemovedWorktrees removed) {
        this.writer = writer;
        this.board = board;
        this.views = views;
        this.creation = creation;
        this.removal = removal;
        this.removed = removed;
    }

    /// On behalf of the process that asks.
    ///
    /// @param callerPid 0 for the application itself
    public WorktreeApi of(long callerPid) {
        return new CallersWorktrees(this, wish -> creation.create(wish, callerPid));
    }

    /// On behalf of an instance.
    public WorktreeApi of(InstanceId agent) {
        return new CallersWorktrees(this, wish -> creation.create(wish, agent).deed());
    }

    /// All worktrees of all known repositories.
    ///
    /// @param fresh looks first at those whose last look is older than some seconds; it may take as
    /// long as git takes. Else what is known is told at once
    public List<WorktreeView> list(boolean fresh) {
        if (fresh) {
            board.refresh(Duration.ZERO, PATIENCE);
        }
        return views.of(board.all(), writer.state());
    }

    /// Moves a worktree to the trash.
    ///
    /// @param rescue also if work would be lost: it goes along
    /// @param preview only tells what would happen
    /// @throws Refused if it stays
    public WorktreeDeed remove(String path, boolean rescue, boolean preview) {
        return removal.remove(path, rescue, preview);
    }

    /// Everything that is provably safe to remove: previews, or moves it to the trash.
    public List<WorktreeDeed> reclaim(boolean preview) {
        List<WorktreeDeed> deeds = new ArrayList<>();
        for (WorktreeView view : list(true)) {
            if (!view.reclaimable()) {
                continue;
            }
            try {
                WorktreeDeed deed = remove(view.path(), false, preview);
                if (deed.done() || deed.hazards().isEmpty()) {
                    deeds.add(deed);
                }
            } catch (Refused e) {
                deeds.add(
                        new WorktreeDeed(
                                view.path(),
                                false,
                                null,
                                view.sizeBytes(),
                                List.of(),
                                e.refusal().message()));
            }
        }
        return deeds;
    }

    /// What is in the trash, the last one first.
    public List<TrashedWorktreeView> trash() {
        return removed.all();
    }

    /// Brings one back with its index, reflog and all it had.
    ///
    /// @param name its id, the beginning of it, or the path it had
    /// @throws Refused if it stays in the trash
    public WorktreeDeed restore(String name) {
        return removed.restore(name);
    }

    /// Deletes one in the trash for good.
    ///
    /// @param preview only tells what would be lost
    public WorktreeDeed purge(String name, boolean preview) {
        return removed.purge(name, preview);
    }

    @Override
    public void close() {
        board.close();
    }
}
