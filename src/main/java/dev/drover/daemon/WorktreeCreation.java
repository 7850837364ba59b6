package dev.drover.daemon;

import dev.drover.config.ProjectFile;
import dev.drover.core.BranchReleaseRules;
import dev.drover.core.BranchRules;
import dev.drover.core.BranchWish;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.worktree.WorktreeRules;
import dev.drover.host.git.GitException;
import dev.drover.host.git.WorktreeMaker;
import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;
import dev.drover.model.BranchScope;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.VisibleText;
import dev.drover.model.WorkspaceId;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeWish;
import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/// Makes worktrees: reserves the place, has git make it, and confirms or gives up. What is made for
/// an agent is remembered as its own.
final class WorktreeCreation {
    private static final int LONGEST_NAME = 200;

    private final StateWriter writer;
    private final WorktreeBoard board;
    private final WorktreeMaker maker;
    private final Callers callers;
    private final InstantSource clock;

    WorktreeCreation(
            StateWriter writer,
            WorktreeBoard board,
            WorktreeMaker maker,
            Callers callers,
            InstantSource clock) {
        this.writer = writer;
        this.board = board;
        this.maker = maker;
        this.callers = callers;
        this.clock = clock;
    }

    /// What came of a wish.
    ///
    /// @param usable false where the branch is checked out in the main worktree, which is nobody's
    /// own
    record Creation(WorktreeDeed deed, boolean usable) {}

    /// Makes one, or says where its branch is checked out already.
    ///
    /// @param callerPid for whose instance, 0 for a person
    /// @throws Refused if it cannot be made; then nothing is left of it
    WorktreeDeed create(WorktreeWish wish, long callerPid) {
        State state = writer.state();
        InstanceId owner = callers.instanceOf(callerPid, state).map(Instance::id).orElse(null);
        return create(wish, owner).deed();
    }

    /// @param owner null for a person
    Creation create(WorktreeWish wish, @Nullable InstanceId owner) {
        WorktreeBoard.Known known =
                board.around(wish.directory())
                        .orElseThrow(
                                () ->
                                        Refused.badRequest(
                                                "'"
                                                        + VisibleText.line(wish.directory(), 200)
                                                        + "' is in no git repository. Go into one,"
                                                        + " or `git init`."));
        String name = wish.name().strip();
        if (name.length() > LONGEST_NAME || !maker.isBranchName(known.repository(), name)) {
            throw Refused.badRequest(
                    "'"
                            + VisibleText.line(name, 80)
                            + "' is no name for a branch. Take letters, digits, - and /.");
        }
        WorktreeRef holder = WorktreeMaker.holder(known.refs(), name);
        if (holder != null) {
            return new Creation(checkedOut(holder, name), !holder.main());
        }
        ProjectFile.Worktrees asked = ProjectFile.worktrees(known.repository().main());
        if (asked.problem() != null) {
            throw Refused.badRequest(asked.problem());
        }
        String base = wish.base() != null ? wish.base() : asked.base();
        return new Creation(make(known, name, base, asked.copy(), owner), true);
    }

    private static WorktreeDeed checkedOut(WorktreeRef holder, String name) {
        return new WorktreeDeed(
                holder.path(),
                false,
                null,
                null,
                List.of(),
                "made none: branch '"
                        + name
                        + "' is checked out in "
                        + (holder.main() ? "the main worktree" : "this one")
                        + " already. Work there, or take another name.");
    }

    private WorktreeDeed make(
            WorktreeBoard.Known known,
            String name,
            @Nullable String base,
            List<String> copied,
            @Nullable InstanceId owner) {
        Path path = place(known.repository().main(), name);
        MadeWorktree wanted =
                new MadeWorktree(
                        path.toString(),
                        known.repository().main().toString(),
                        name,
                        base == null ? "HEAD" : base,
                        owner == null ? null : owner.value(),
                        clock.instant(),
                        false);
        writer.submit(WorktreeRules.reserve(wanted));
        WorktreeMaker.Made made;
        if (owner != null) {
            claim(wanted, owner);
        }
        try {
            made = maker.make(known.repository(), new WorktreeMaker.Wish(path, name, base, copied));
        } catch (GitException | RuntimeException e) {
            String why = VisibleText.line(String.valueOf(e.getMessage()), 400);
            writer.submit(WorktreeRules.failed(path.toString(), why));
            if (owner != null) {
                writer.submit(BranchReleaseRules.release(scope(wanted), owner));
            }
            throw new Refused(new Refusal.NotNow("No worktree was made. " + why));
        }
        writer.submit(WorktreeRules.ready(path.toString()));
        board.around(path.toString())
                .ifPresent(
                        now ->
                                now.refs().stream()
                                        .filter(ref -> ref.path().equals(path.toString()))
                                        .forEach(ref -> board.look(now, ref)));
        return new WorktreeDeed(path.toString(), true, null, null, List.of(), told(name, made));
    }

    /// The branch is the agent's alone while it lives, as the worktree is.
    ///
    /// @throws Refused if another holds it
    private void claim(MadeWorktree wanted, InstanceId owner) {
        BranchWish wish =
                new BranchWish(scope(wanted), owner, BranchMode.ISOLATED, "its worktree", null);
        try {
            writer.submit(BranchRules.claim(wish, ""));
        } catch (Refused e) {
            writer.submit(WorktreeRules.failed(wanted.path(), e.refusal().message()));
            throw e;
        }
    }

    private static BranchScope scope(MadeWorktree wanted) {
        return new BranchScope(
                WorkspaceId.of(wanted.repository()),
                wanted.repository(),
                wanted.branch(),
                BranchIntent.FULL,
                List.of());
    }

    private static String told(String name, WorktreeMaker.Made made) {
        StringBuilder told = new StringBuilder("made on branch '").append(name).append('\'');
        if (!made.base().equals("its own")) {
            told.append(", from ").append(VisibleText.line(made.base(), 80));
        }
        if (made.copied() > 0) {
            told.append("; ").append(made.copied()).append(" ignored files copied");
        }
        return made.note().isEmpty()
                ? told.toString()
                : told.append("; ").append(VisibleText.line(made.note(), 300)).toString();
    }

    /// Beside the repository: `shop-worktrees/feat-a` for branch `feat/a` of `shop`.
    private static Path place(Path main, String name) {
        Path directory = main.resolveSibling(main.getFileName() + "-worktrees");
        return directory.resolve(name.replace('/', '-'));
    }
}
