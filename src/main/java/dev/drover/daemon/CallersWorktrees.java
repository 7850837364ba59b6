package dev.drover.daemon;

import dev.drover.ipc.WorktreeApi;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.view.WorktreeWish;

import java.util.List;
import java.util.function.Function;

/// Worktrees on behalf of one caller: what it makes belongs to its instance.
///
/// @param maker makes one for the caller
record CallersWorktrees(Worktrees worktrees, Function<WorktreeWish, WorktreeDeed> maker)
        implements WorktreeApi {
    @Override
    public List<WorktreeView> list(boolean fresh) {
        return worktrees.list(fresh);
    }

    @Override
    public WorktreeDeed create(WorktreeWish wish) {
        return maker.apply(wish);
    }

    @Override
    public WorktreeDeed remove(String path, boolean rescue, boolean preview) {
        return worktrees.remove(path, rescue, preview);
    }

    @Override
    public List<WorktreeDeed> reclaim(boolean preview) {
        return worktrees.reclaim(preview);
    }

    @Override
    public List<TrashedWorktreeView> trash() {
        return worktrees.trash();
    }

    @Override
    public WorktreeDeed restore(String name) {
        return worktrees.restore(name);
    }

    @Override
    public WorktreeDeed purge(String name, boolean preview) {
        return worktrees.purge(name, preview);
    }
}
