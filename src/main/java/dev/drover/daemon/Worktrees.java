package dev.drover.daemon;

import dev.drover.config.Settings;
import dev.drover.core.Decision;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.worktree.HazardRules;
import dev.drover.core.worktree.WorktreeRules;
import dev.drover.host.git.Git;
import dev.drover.host.git.GitException;
import dev.drover.host.git.Snapshots;
import dev.drover.host.git.WorktreeTrash;
import dev.drover.ipc.WorktreeApi;
import dev.drover.model.VisibleText;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.Occupants;
import dev.drover.model.worktree.TrashedWorktree;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeRef;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// What can be done with worktrees. Each removal looks at everything itself, writes down what it is
/// about to do, and looks again after the move; whatever differs by then brings it back.
public final class Worktrees implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Worktrees.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StateWriter writer;
    private final WorktreeBoard board;
    private final WorktreeViews views;
    private final WorktreeTrash trash;
    private final WorktreeCreation creation;
    private final Snapshots snapshots;
    private final Supplier<Settings> settings;
    private final SecureRandom random = new SecureRandom();

    Worktrees(
            StateWriter writer,
            WorktreeBoard board,
            WorktreeViews views,
            Git git,
            WorktreeCreation creation,
            Snapshots snapshots,
            Supplier<Settings> settings) {
        this.writer = writer;
        this.board = board;
        this.views = views;
        this.trash = new WorktreeTrash(git);
        this.creation = creation;
        this.snapshots = snapshots;
        this.settings = settings;
    }

    /// A worktree with its repository, as git lists it now.
    private record Found(WorktreeBoard.Known known, WorktreeRef ref) {}

    /// On behalf of the process that asks.
    ///
    /// @param callerPid 0 for the application itself
    public WorktreeApi of(long callerPid) {
        return new CallersWorktrees(this, creation, callerPid);
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
        Found found = find(path);
        WorktreeLook look = board.look(found.known, found.ref);
        Path files = Path.of(found.ref.path());
        List<Hazard> hazards =
                HazardRules.of(look, views.occupants(found.ref.path(), files, writer.state()));
        if (preview) {
            return preview(look, hazards, rescue);
        }
        return move(found, look, hazards, rescue);
    }

    private static WorktreeDeed preview(WorktreeLook look, List<Hazard> hazards, boolean rescue) {
        String note;
        if (HazardRules.blocked(hazards)) {
            note = "stays";
        } else if (hazards.isEmpty()) {
            note = "would go to the trash; nothing is lost with it";
        } else if (rescue) {
            note = "would go to the trash with all its work, until you delete it there";
        } else {
            note = "stays: it holds work; --rescue takes it along to the trash";
        }
        return new WorktreeDeed(look.path(), false, null, look.sizeBytes(), hazards, note);
    }

    private WorktreeDeed move(
            Found found, WorktreeLook look, List<Hazard> hazards, boolean rescue) {
        WorktreeRules.check(found.ref.path(), hazards, rescue);
        String id = HexFormat.of().toHexDigits(random.nextInt());
        TrashedWorktree planned;
        try {
            planned = trash.plan(found.known.repository(), look, id);
        } catch (GitException e) {
            throw kept(found.ref.path(), e);
        }
        TrashedWorktree worktree = writer.submit(WorktreeRules.remove(planned, hazards, rescue));
        try {
            trash.move(worktree, files -> secondLook(found, look, files));
        } catch (GitException | RuntimeException e) {
            writer.submit(WorktreeRules.kept(id, String.valueOf(e.getMessage())));
            throw kept(found.ref.path(), e);
        }
        writer.submit(WorktreeRules.trashed(id));
        forgetSnapshot(found);
        board.refresh(Duration.ofDays(1), PATIENCE);
        return new WorktreeDeed(
                found.ref.path(),
                true,
                id,
                look.sizeBytes(),
                hazards,
                "is in the trash as " + id + "; `drover worktrees restore " + id + "` undoes it");
    }

    /// All it had is in the trash.
    private void forgetSnapshot(Found found) {
        try {
            snapshots.drop(found.known.repository(), Snapshots.reference(found.ref.path()));
        } catch (GitException e) {
            LOG.debug("No snapshot of {} to forget", found.ref.path(), e);
        }
    }

    /// What may have happened between the first look and the move.
    private Optional<String> secondLook(Found found, WorktreeLook first, Path files) {
        WorktreeLook now =
                board.looker()
                        .lookAt(found.known.repository(), found.ref, found.known.refs(), files);
        if (now.unknown() != null) {
            return Optional.of("it could not be looked at again (" + now.unknown() + ").");
        }
        if (!now.fingerprint().equals(first.fingerprint())) {
            return Optional.of("something in it changed meanwhile. Look again.");
        }
        Occupants inside = views.occupants(found.ref.path(), files, writer.state());
        if (!inside.processes().isEmpty()) {
            return Optional.of("in use by " + inside.processes().getFirst() + ".");
        }
        return inside.instances().isEmpty()
                ? Optional.empty()
                : Optional.of("agent " + inside.instances().getFirst() + " came to work there.");
    }

    private static Refused kept(String path, Exception why) {
        return new Refused(
                new Refusal.WorktreeKept(
                        path, VisibleText.line(String.valueOf(why.getMessage()), 400)));
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
    public WorktreeDeed restore(String name) {
        for (WorktreeBoard.Known known : board.repositories()) {
            for (Snapshots.Snapshot lost : lost(known)) {
                if (lost.path().equals(name) || WorktreeViews.idOf(lost).equals(name)) {
                    return restore(known, lost);
                }
            }
        }
        TrashedWorktree worktree = WorktreeRules.named(writer.state(), name);
        try {
            List<WorktreeRef> refs =
                    board.around(worktree.repository())
                            .map(WorktreeBoard.Known::refs)
                            .orElseThrow(
                                    () ->
                                            new GitException(
                                                    "Its repository "
                                                            + worktree.repository()
                                                            + " is not there."));
            trash.restore(worktree, refs);
        } catch (GitException e) {
            throw new Refused(new Refusal.NotNow(String.valueOf(e.getMessage())));
        }
        writer.submit(WorktreeRules.restored(worktree.id()));
        board.refresh(Duration.ofDays(1), PATIENCE);
        return new WorktreeDeed(
                worktree.path(), true, null, worktree.sizeBytes(), List.of(), "is back");
    }

    private WorktreeDeed restore(WorktreeBoard.Known known, Snapshots.Snapshot lost) {
        try {
            snapshots.restore(known.repository(), lost, known.refs());
        } catch (GitException e) {
            throw new Refused(new Refusal.NotNow(String.valueOf(e.getMessage())));
        }
        board.refresh(Duration.ofDays(1), PATIENCE);
        return new WorktreeDeed(
                lost.path(), true, null, null, List.of(), "is back as its last snapshot had it");
    }

    /// Deletes one in the trash for good.
    ///
    /// @param preview only tells what would be lost
    public WorktreeDeed purge(String name, boolean preview) {
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

    private Found find(String path) {
        Path wanted = Path.of(path).toAbsolutePath().normalize();
        WorktreeBoard.Known known =
                board.around(wanted.toString())
                        .or(() -> ofBoard(wanted))
                        .orElseThrow(() -> unknown(path));
        return known.refs().stream()
                .filter(ref -> isSame(Path.of(ref.path()), wanted))
                .findFirst()
                .map(ref -> new Found(known, ref))
                .orElseThrow(() -> unknown(path));
    }

    /// A worktree whose files are gone can only be found through its repository.
    private Optional<WorktreeBoard.Known> ofBoard(Path wanted) {
        return board.of(wanted.toString())
                .flatMap(seen -> board.around(seen.look().ref().repository()));
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return one.equals(other)
                    || (Files.exists(one) && Files.exists(other) && Files.isSameFile(one, other));
        } catch (IOException e) {
            return false;
        }
    }

    private static Refused unknown(String path) {
        return new Refused(
                new Refusal.BadRequest(
                        "'"
                                + VisibleText.line(path, 200)
                                + "' is no worktree. `drover worktrees` lists those that are"
                                + " known."));
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

    @Override
    public void close() {
        board.close();
    }
}
