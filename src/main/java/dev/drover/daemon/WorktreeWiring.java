package dev.drover.daemon;

import dev.drover.host.FileUsers;
import dev.drover.host.git.Git;
import dev.drover.host.git.Snapshots;
import dev.drover.host.git.WorktreeMaker;
import dev.drover.host.git.WorktreeTrash;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// All that has to do with worktrees, wired: one git, one board, and who works with them.
final class WorktreeWiring implements AutoCloseable {
    private final WorktreeBoard board;
    private final RemovedWorktrees removed;
    private final Worktrees worktrees;
    private final WorktreeHooks hooks;
    private final WorktreeWatcher watcher;

    WorktreeWiring(
            StateWriter writer, Callers callers, LiveSettings settings, InstantSource clock) {
        Git git = new Git();
        Supplier<List<String>> trusted = () -> settings.current().worktrees().trusted();
        this.board = new WorktreeBoard(writer, clock, git, trusted);
        Snapshots snapshots = new Snapshots(git, trusted);
        WorktreeCreation creation =
                new WorktreeCreation(
                        writer, board, new WorktreeMaker(git, trusted), callers, clock);
        WorktreeViews views = new WorktreeViews(new FileUsers());
        WorktreeTrash trash = new WorktreeTrash(git);
        this.removed = new RemovedWorktrees(writer, board, trash, snapshots, settings::current);
        this.worktrees =
                new Worktrees(
                        writer,
                        board,
                        views,
                        creation,
                        new WorktreeRemoval(writer, board, views, trash, snapshots),
                        removed);
        this.watcher = new WorktreeWatcher(writer, board);
        this.hooks = new WorktreeHooks(writer, board, creation, snapshots, worktrees, settings::at);
    }

    Worktrees worktrees() {
        return worktrees;
    }

    WorktreeHooks hooks() {
        return hooks;
    }

    void start() {
        board.load();
        removed.recover();
        watcher.start();
    }

    void follow(Change change) {
        hooks.follow(change);
        watcher.follow(change);
    }

    void tidy() {
        hooks.tidy();
        removed.tidy();
    }

    @Override
    public void close() {
        watcher.close();
        worktrees.close();
    }
}
