package dev.drover.app;

import dev.drover.daemon.Daemon;
import dev.drover.daemon.LiveSettings;
import dev.drover.daemon.Worktrees;
import dev.drover.ipc.WorktreeApi;
import dev.drover.ui.worktrees.WorktreeInputs;

/// What the page of worktrees asks of the daemon.
final class WorktreeDeeds {
    private WorktreeDeeds() {}

    static WorktreeInputs of(Daemon daemon, LiveSettings settings) {
        Worktrees worktrees = daemon.worktrees();
        WorktreeApi own = worktrees.of(0);
        return new WorktreeInputs(
                worktrees::list,
                () -> daemon.branches().list().claims(),
                own::create,
                worktrees::remove,
                () -> worktrees.reclaim(true),
                new WorktreeInputs.Trash(
                        worktrees::trash,
                        () -> settings.current().worktrees().keepTrash(),
                        worktrees::restore,
                        id -> worktrees.purge(id, false)));
    }
}
