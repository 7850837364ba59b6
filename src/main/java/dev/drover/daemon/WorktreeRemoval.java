package dev.drover.daemon;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.worktree.HazardRules;
import dev.drover.core.worktree.WorktreeRules;
import dev.drover.host.git.GitException;
import dev.drover.host.git.Snapshots;
import dev.drover.host.git.WorktreeTrash;
import dev.drover.model.VisibleText;
import dev.drover.model.view.WorktreeDeed;
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
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Moves worktrees to the trash. Each removal looks at everything itself, writes down what it is
/// about to do, and looks again after the move; whatever differs by then brings it back.
final class WorktreeRemoval {
    private static final Logger LOG = LoggerFactory.getLogger(WorktreeRemoval.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final StateWriter writer;
    private final WorktreeBoard board;
    private final WorktreeViews views;
    private final WorktreeTrash trash;
    private final Snapshots snapshots;
    private final SecureRandom random = new SecureRandom();

    WorktreeRemoval(
            StateWriter writer,
            WorktreeBoard board,
            WorktreeViews views,
            WorktreeTrash trash,
            Snapshots snapshots) {
        this.writer = writer;
        this.board = board;
        this.views = views;
        this.trash = trash;
        this.snapshots = snapshots;
    }

    /// A worktree with its repository, as git lists it now.
    private record Found(WorktreeBoard.Known known, WorktreeRef ref) {}

    /// Moves a worktree to the trash.
    ///
    /// @param rescue also if work would be lost: it goes along
    /// @param preview only tells what would happen
    /// @throws Refused if it stays
    WorktreeDeed remove(String path, boolean rescue, boolean preview) {
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
        board.refresh(found.known.repository(), PATIENCE);
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
}
