package dev.drover.daemon;

import dev.drover.core.Decision;
import dev.drover.host.git.RepositoryWatch;
import dev.drover.host.git.Snapshots;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.store.StateStore.SeenWorktree;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Keeps the board of worktrees true: looks again soon after git has changed something, and notices
/// when somebody else has removed one. Costs nothing while nothing happens.
final class WorktreeWatcher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorktreeWatcher.class);

    /// git changes several files for one thing it does.
    private static final Duration SETTLING = Duration.ofMillis(500);

    /// Some editors have git write its index every few seconds.
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final StateWriter writer;
    private final WorktreeBoard board;
    private final Set<Path> changed = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService later =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("worktree-watch").factory());
    private volatile @Nullable RepositoryWatch watch;
    private final Set<Path> watched = new HashSet<>();
    private volatile long lookedAtNanos = System.nanoTime();

    WorktreeWatcher(StateWriter writer, WorktreeBoard board) {
        this.writer = writer;
        this.board = board;
    }

    void start() {
        try {
            watch = new RepositoryWatch(this::changed);
            plan(SETTLING);
        } catch (IOException e) {
            LOG.warn("Repositories are not watched: {}", e.getMessage());
        }
    }

    /// After a change: an agent, or a worktree that a person wants, may be in a repository that was
    /// not known.
    void follow(Change change) {
        if (change.after().workspaces() != change.before().workspaces()
                || change.after().worktrees().made() != change.before().worktrees().made()) {
            plan(SETTLING);
        }
    }

    private void changed(Path repository) {
        changed.add(repository);
        Duration since = Duration.ofNanos(System.nanoTime() - lookedAtNanos);
        Duration rest = BETWEEN_LOOKS.minus(since);
        plan(rest.compareTo(SETTLING) > 0 ? rest : SETTLING);
    }

    private void plan(Duration pause) {
        if (planned.compareAndSet(false, true)) {
            var _ = later.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /// At what has changed, and at what was not known before.
    private void look() {
        planned.set(false);
        Set<Path> these = Set.copyOf(changed);
        changed.removeAll(these);
        try {
            List<WorktreeBoard.Known> all = board.repositories();
            List<WorktreeBoard.Known> wanted = new ArrayList<>();
            RepositoryWatch current = watch;
            for (WorktreeBoard.Known one : all) {
                Path common = one.repository().common();
                if (these.contains(common) || watched.add(common)) {
                    wanted.add(one);
                }
                if (current != null) {
                    current.add(one.repository());
                }
            }
            tell(board.refresh(wanted, SETTLING, PATIENCE));
            lookedAtNanos = System.nanoTime();
        } catch (RuntimeException e) {
            LOG.warn("Worktrees could not be looked at", e);
        }
    }

    /// Those that went without us.
    private void tell(List<SeenWorktree> gone) {
        State state = writer.state();
        List<Event> events = new ArrayList<>();
        for (SeenWorktree one : gone) {
            String path = one.look().path();
            boolean ours =
                    state.worktrees().trash().values().stream()
                            .anyMatch(t -> t.path().equals(path));
            if (!ours) {
                events.add(
                        new Event.WorktreeLost(
                                path, one.look().ref().repository(), Snapshots.reference(path)));
                if (state.worktrees().made().containsKey(path)) {
                    events.add(new Event.WorktreeForgotten(path));
                }
            }
        }
        if (!events.isEmpty()) {
            writer.submit((now, at) -> new Decision<>(events, true));
        }
    }

    @Override
    public void close() {
        later.shutdownNow();
        RepositoryWatch current = watch;
        if (current != null) {
            try {
                current.close();
            } catch (IOException e) {
                LOG.debug("The watch over repositories did not close", e);
            }
        }
    }
}
