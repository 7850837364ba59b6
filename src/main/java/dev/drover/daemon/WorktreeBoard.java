package dev.drover.daemon;

import dev.drover.host.git.Git;
import dev.drover.host.git.GitException;
import dev.drover.host.git.Repository;
import dev.drover.host.git.WorktreeList;
import dev.drover.host.git.WorktreeLooker;
import dev.drover.model.State;
import dev.drover.model.Workspace;
import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.TrashedWorktree;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeMap;
import dev.drover.model.worktree.WorktreeRef;
import dev.drover.store.StateStore.SeenWorktree;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the last look at each worktree of each known repository showed. What was kept from the last
/// run is there at once; looks are taken when somebody asks or something has changed, two at a
/// time, and never on the thread of who asks for the board.
final class WorktreeBoard implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorktreeBoard.class);
    private static final int AT_ONCE = 2;

    private final StateWriter writer;
    private final InstantSource clock;
    private final WorktreeList lists;
    private final WorktreeLooker looker;
    private final ExecutorService looks;
    private final Map<String, SeenWorktree> seen = new ConcurrentHashMap<>();

    /// @param refs all worktrees of the repository, the main one first
    record Known(Repository repository, List<WorktreeRef> refs) {}

    /// @param trusted tops of repositories whose own filters the user lets run
    WorktreeBoard(
            StateWriter writer, InstantSource clock, Git git, Supplier<List<String>> trusted) {
        this.writer = writer;
        this.clock = clock;
        this.lists = new WorktreeList(git);
        this.looker = new WorktreeLooker(git, trusted);
        this.looks =
                Executors.newFixedThreadPool(
                        AT_ONCE, Thread.ofPlatform().daemon().name("worktree-look-", 0).factory());
    }

    /// What the last run has seen.
    void load() {
        List<SeenWorktree> kept = writer.withStore(store -> store.loadLooks());
        kept.forEach(one -> seen.putIfAbsent(one.look().path(), one));
    }

    /// By repository, then by path; the main worktree comes first.
    Collection<SeenWorktree> all() {
        return seen.values();
    }

    Optional<SeenWorktree> of(String path) {
        return Optional.ofNullable(seen.get(path));
    }

    /// Every repository that is still there of those in which an instance has worked, Drover has
    /// made or removed a worktree, or one was seen before.
    List<Known> repositories() {
        Map<Path, Repository> found = new LinkedHashMap<>();
        directories()
                .distinct()
                .forEach(d -> repository(d).ifPresent(r -> found.putIfAbsent(r.common(), r)));
        List<Known> known = new ArrayList<>();
        for (Repository repository : found.values()) {
            list(repository).ifPresent(known::add);
        }
        return known;
    }

    private Stream<String> directories() {
        State state = writer.state();
        WorktreeMap worktrees = state.worktrees();
        return Stream.of(
                        state.workspaces().values().stream().map(Workspace::root),
                        worktrees.made().values().stream().map(MadeWorktree::repository),
                        worktrees.trash().values().stream().map(TrashedWorktree::repository),
                        seen.values().stream().map(one -> one.look().ref().repository()))
                .flatMap(Function.identity());
    }

    /// The repository around a directory; empty if there is none, or git cannot say.
    Optional<Known> around(String directory) {
        return repository(directory).flatMap(this::list);
    }

    private static Optional<Repository> repository(String directory) {
        try {
            Path path = Path.of(directory);
            return Files.isDirectory(path) ? Repository.around(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Known> list(Repository repository) {
        try {
            return Optional.of(new Known(repository, lists.of(repository)));
        } catch (GitException e) {
            LOG.warn("The worktrees of {} cannot be listed: {}", repository.main(), e.getMessage());
            return Optional.empty();
        }
    }

    /// Looks at every worktree that was not looked at for so long. Returns when all is seen, or
    /// after `patience`; what is not seen by then is seen soon after.
    ///
    /// @return paths that were known and are no longer there
    List<SeenWorktree> refresh(Duration olderThan, Duration patience) {
        return refresh(repositories(), olderThan, patience);
    }

    /// The same for one in which something was done: what is new or gone there is seen.
    void refresh(Repository repository, Duration patience) {
        list(repository).ifPresent(known -> refresh(List.of(known), Duration.ofDays(1), patience));
    }

    /// The same for some repositories.
    List<SeenWorktree> refresh(List<Known> known, Duration olderThan, Duration patience) {
        Instant now = clock.instant();
        List<Future<?>> under = new ArrayList<>();
        for (Known one : known) {
            for (WorktreeRef ref : one.refs()) {
                SeenWorktree last = seen.get(ref.path());
                if (last == null
                        || !last.look().ref().equals(ref)
                        || !last.at().plus(olderThan).isAfter(now)) {
                    under.add(looks.submit(() -> look(one, ref)));
                }
            }
        }
        List<SeenWorktree> gone = drop(known);
        await(under, patience);
        return gone;
    }

    private static void await(List<Future<?>> under, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (Future<?> one : under) {
            try {
                one.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                LOG.warn("A worktree could not be looked at", e.getCause());
            } catch (TimeoutException e) {
                return;
            }
        }
    }

    /// One look now, on the caller's thread.
    WorktreeLook look(Known known, WorktreeRef ref) {
        WorktreeLook look = looker.look(known.repository(), ref, known.refs());
        SeenWorktree now = new SeenWorktree(clock.instant(), look);
        seen.put(ref.path(), now);
        keep(List.of(now), List.of());
        return look;
    }

    WorktreeLooker looker() {
        return looker;
    }

    /// Forgets those that their repository no longer lists.
    private List<SeenWorktree> drop(List<Known> known) {
        List<SeenWorktree> gone = new ArrayList<>();
        for (SeenWorktree one : seen.values()) {
            boolean listed = false;
            boolean asked = false;
            for (Known repository : known) {
                if (repository
                        .repository()
                        .main()
                        .toString()
                        .equals(one.look().ref().repository())) {
                    asked = true;
                    listed |=
                            repository.refs().stream()
                                    .anyMatch(ref -> ref.path().equals(one.look().path()));
                }
            }
            boolean repositoryGone =
                    !asked && !Files.exists(Path.of(one.look().ref().repository()));
            if ((asked && !listed) || repositoryGone) {
                gone.add(one);
            }
        }
        gone.forEach(one -> seen.remove(one.look().path()));
        keep(List.of(), gone.stream().map(one -> one.look().path()).toList());
        return gone;
    }

    /// What is seen is worth keeping, but nothing rests on it.
    private void keep(List<SeenWorktree> now, List<String> gone) {
        if (now.isEmpty() && gone.isEmpty()) {
            return;
        }
        try {
            writer.withStore(
                    store -> {
                        store.recordLooks(now, gone);
                        return true;
                    });
        } catch (RuntimeException e) {
            LOG.debug("A look at a worktree was not kept", e);
        }
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
