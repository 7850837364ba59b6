package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Decision;
import dev.drover.core.Refused;
import dev.drover.host.git.GitException;
import dev.drover.host.git.Snapshots;
import dev.drover.ipc.Reply;
import dev.drover.model.Event;
import dev.drover.model.Fact;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Report;
import dev.drover.model.view.WorktreeWish;
import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// What agents have to do with worktrees: they get one where they ask for it, their work is kept
/// when they rest, and what was made for them goes when they have gone and nothing is lost.
final class WorktreeHooks {
    private static final Logger LOG = LoggerFactory.getLogger(WorktreeHooks.class);

    /// An agent that rests every few seconds has not changed much since.
    private static final Duration BETWEEN_SNAPSHOTS = Duration.ofSeconds(30);

    private final StateWriter writer;
    private final WorktreeBoard board;
    private final WorktreeCreation creation;
    private final Snapshots snapshots;
    private final Worktrees worktrees;
    private final Function<@Nullable Location, Settings> settings;
    private final Map<String, Long> takenAtNanos = new ConcurrentHashMap<>();

    WorktreeHooks(
            StateWriter writer,
            WorktreeBoard board,
            WorktreeCreation creation,
            Snapshots snapshots,
            Worktrees worktrees,
            Function<@Nullable Location, Settings> settings) {
        this.writer = writer;
        this.board = board;
        this.creation = creation;
        this.snapshots = snapshots;
        this.worktrees = worktrees;
        this.settings = settings;
    }

    /// What the agent has to read instead of silence: the path of the worktree that it wants.
    Optional<Reply> answer(Report report, Optional<InstanceId> id) {
        for (Fact fact : report.facts()) {
            switch (fact) {
                case Fact.WorktreeWanted(String name) -> {
                    return Optional.of(made(name, report, id.orElse(null)));
                }
                case Fact.WorktreeLeft(String path) -> snapshot(path, true);
                case Fact.Finished _ ->
                        id.flatMap(i -> writer.state().instances().get(i))
                                .map(i -> i.location().worktree())
                                .ifPresent(path -> later(() -> snapshot(path, false)));
                default -> {
                    // Nothing of it is about worktrees.
                }
            }
        }
        return Optional.empty();
    }

    private Reply made(String name, Report report, @Nullable InstanceId owner) {
        String directory = report.cwd() != null ? report.cwd() : report.projectDirectory();
        try {
            WorktreeCreation.Creation made =
                    creation.create(
                            new WorktreeWish(name, null, directory == null ? "/" : directory),
                            owner);
            return made.usable() ? path(made.deed().path()) : failed(made.deed().note());
        } catch (Refused e) {
            return failed(e.refusal().message());
        }
    }

    private static Reply path(String path) {
        return Reply.text("text/plain", path + "\n");
    }

    /// Whatever is not a success fails the agent's own creation, with this reason.
    private static Reply failed(String why) {
        return new Reply.Whole(
                200,
                "text/plain",
                new byte[0],
                Map.of(
                        "Drover-Exit",
                        "1",
                        "Drover-Stderr",
                        HeaderText.encode("drover: " + why + "\n")));
    }

    private static void later(Runnable work) {
        Thread.ofVirtual().name("worktree-snapshot").start(work);
    }

    /// @param now although there is a young one
    private void snapshot(String path, boolean now) {
        long time = System.nanoTime();
        Long last = takenAtNanos.get(path);
        if (!now && last != null && time - last < BETWEEN_SNAPSHOTS.toNanos()) {
            return;
        }
        takenAtNanos.put(path, time);
        try {
            WorktreeBoard.Known known = board.around(path).orElse(null);
            WorktreeRef ref =
                    known == null
                            ? null
                            : known.refs().stream()
                                    .filter(r -> r.path().equals(path) && !r.main())
                                    .findFirst()
                                    .orElse(null);
            if (known != null && ref != null) {
                snapshots
                        .take(known.repository(), ref)
                        .ifPresent(
                                reference ->
                                        writer.submit(
                                                (state, at) ->
                                                        new Decision<>(
                                                                List.of(
                                                                        new Event.WorktreeSnapshot(
                                                                                path, reference)),
                                                                true)));
            }
        } catch (GitException e) {
            LOG.info("No snapshot of {}: {}", path, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("No snapshot of {}", path, e);
        }
    }

    /// After a change: what was made for agents that have ended goes, if nothing is lost with it.
    void follow(Change change) {
        for (Event event : change.events()) {
            if (event instanceof Event.InstanceEnded(InstanceId id, var at, var reason)) {
                later(() -> retire(made -> id.value().equals(made.instance())));
            }
        }
    }

    /// Again and again, for those that were in use when their agent ended.
    void tidy() {
        retire(made -> made.instance() != null && !isLive(made.instance()));
    }

    private boolean isLive(String id) {
        return writer.state()
                .instances()
                .get(new InstanceId(id))
                .filter(Instance::isLive)
                .isPresent();
    }

    private void retire(Predicate<MadeWorktree> over) {
        writer.state().worktrees().made().values().stream()
                .filter(made -> made.ready() && over.test(made) && goesAtEnd(made))
                .forEach(this::retire);
    }

    private boolean goesAtEnd(MadeWorktree made) {
        Location project = Location.ofPlainDirectory(made.repository());
        return settings.apply(project).worktrees().atEnd().equals("auto");
    }

    private void retire(MadeWorktree made) {
        try {
            worktrees.remove(made.path(), false, false);
            LOG.info("Moved {} to the trash: its agent has ended, nothing is lost", made.path());
        } catch (Refused e) {
            LOG.info("{}", e.refusal().message());
        }
    }
}
