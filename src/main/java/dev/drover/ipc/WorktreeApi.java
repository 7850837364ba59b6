package dev.drover.ipc;

import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.view.WorktreeWish;

import java.util.List;

/// The part of the protocol that is about worktrees. See {@link Api} for what its methods throw.
public interface WorktreeApi {
    /// `GET /v1/worktrees?fresh=BOOLEAN`: all worktrees of all known repositories, by repository,
    /// the main worktree first.
    ///
    /// @param fresh looks again first, which takes as long as git takes
    List<WorktreeView> list(boolean fresh);

    /// `POST /v1/worktrees`: makes one. Where its branch is checked out already it makes none, and
    /// says where.
    WorktreeDeed create(WorktreeWish wish);

    /// `POST /v1/worktrees/remove`: moves one to the trash.
    ///
    /// @param rescue also if it holds work, which goes along
    /// @param preview only tells what would happen
    WorktreeDeed remove(String path, boolean rescue, boolean preview);

    /// `POST /v1/worktrees/reclaim`: the same for all that are provably safe to remove.
    List<WorktreeDeed> reclaim(boolean preview);

    /// `GET /v1/worktrees/trash`, the last one first.
    List<TrashedWorktreeView> trash();

    /// `POST /v1/worktrees/restore`: brings one back with all it had.
    ///
    /// @param name its id in the trash, the beginning of it, or the path it had
    WorktreeDeed restore(String name);

    /// `POST /v1/worktrees/purge`: deletes one in the trash for good.
    ///
    /// @param preview only tells what would be lost
    WorktreeDeed purge(String name, boolean preview);
}
