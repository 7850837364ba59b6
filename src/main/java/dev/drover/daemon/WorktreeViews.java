package dev.drover.daemon;

import dev.drover.core.worktree.HazardRules;
import dev.drover.host.FileUsers;
import dev.drover.host.git.Snapshots;
import dev.drover.model.Instance;
import dev.drover.model.State;
import dev.drover.model.VisibleText;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.GitOperation;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.Occupants;
import dev.drover.model.worktree.TrashedWorktree;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.store.StateStore.SeenWorktree;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Worktrees as people see them: what was seen, who works there, and what speaks against removing
/// each.
final class WorktreeViews {
    private static final int LONGEST_NAME = 60;

    private final FileUsers users;

    WorktreeViews(FileUsers users) {
        this.users = users;
    }

    /// By repository, the main worktree first, then by path.
    List<WorktreeView> of(Collection<SeenWorktree> seen, State state) {
        List<Path> paths = seen.stream().map(one -> Path.of(one.look().path())).toList();
        Map<Path, List<FileUsers.User>> working = users.workingBelow(paths);
        return seen.stream()
                .map(
                        one ->
                                view(
                                        one,
                                        state,
                                        occupants(
                                                one.look().path(),
                                                state,
                                                working.getOrDefault(
                                                        Path.of(one.look().path()), List.of()))))
                .sorted(
                        Comparator.comparing(WorktreeView::repository)
                                .thenComparing(view -> !view.main())
                                .thenComparing(WorktreeView::path))
                .toList();
    }

    /// Who is in a directory; reads the open files of all processes.
    ///
    /// @param files where they are now
    Occupants occupants(String path, Path files, State state) {
        return occupants(path, state, users.below(files));
    }

    private Occupants occupants(String path, State state, List<FileUsers.User> processes) {
        return new Occupants(
                instances(path, state).stream().map(WorktreeViews::name).toList(),
                processes.stream()
                        .map(u -> u.program() + " (" + u.pid() + ") " + u.what())
                        .map(line -> VisibleText.line(line, LONGEST_NAME * 2))
                        .toList(),
                !users.canSee());
    }

    private static List<Instance> instances(String path, State state) {
        Path directory = Path.of(path);
        return state.instances().all().stream()
                .filter(Instance::isLive)
                .filter(i -> works(i, directory))
                .toList();
    }

    private static boolean works(Instance instance, Path directory) {
        String worktree = instance.location().worktree();
        return worktree != null
                ? Path.of(worktree).equals(directory)
                : Path.of(instance.location().root()).equals(directory)
                        || Path.of(instance.location().cwd()).startsWith(directory);
    }

    private static String name(Instance instance) {
        return instance.label()
                .name()
                .map(n -> VisibleText.line(n, LONGEST_NAME))
                .orElse(instance.id().shortForm());
    }

    private static WorktreeView view(SeenWorktree seen, State state, Occupants occupants) {
        WorktreeLook look = seen.look();
        List<Hazard> hazards = HazardRules.of(look, occupants);
        MadeWorktree made = state.worktrees().made().get(look.path());
        return new WorktreeView(
                look.path(),
                look.ref().repository(),
                look.ref().main(),
                look.ref().branch(),
                look.ref().head(),
                look.tracking() == null ? null : look.tracking().upstream(),
                look.tracking() == null ? null : look.tracking().ahead(),
                look.tracking() == null ? null : look.tracking().behind(),
                look.staged().count(),
                look.modified().count(),
                look.conflicted().count(),
                look.untracked().count(),
                (int) look.ignored().stream().filter(i -> !i.regenerable()).count(),
                look.stashes(),
                look.unpushed() + look.detached() + look.forgotten(),
                look.operations().isEmpty()
                        ? null
                        : look.operations().stream()
                                .sorted()
                                .map(GitOperation::words)
                                .collect(Collectors.joining(", ")),
                look.ref().locked(),
                look.sizeBytes(),
                look.committedAt(),
                made == null ? null : made.instance(),
                made == null ? null : made.at(),
                instances(look.path(), state).stream().map(i -> i.id().value()).toList(),
                occupants.processes(),
                hazards,
                hazards.isEmpty(),
                seen.at());
    }

    /// What names a snapshot for people.
    static String idOf(Snapshots.Snapshot lost) {
        return "s-"
                + lost.reference()
                        .substring(
                                lost.reference().lastIndexOf('/') + 1,
                                lost.reference().lastIndexOf('/') + 9);
    }

    static TrashedWorktreeView lost(Snapshots.Snapshot lost, String repository) {
        return new TrashedWorktreeView(
                idOf(lost),
                lost.path(),
                repository,
                lost.branch().isEmpty() ? null : lost.branch(),
                "",
                null,
                lost.at(),
                null,
                List.of("Removed by somebody else; its last snapshot is kept."));
    }

    static TrashedWorktreeView trashed(TrashedWorktree worktree, Duration keep) {
        Instant at = worktree.at() == null ? Instant.EPOCH : worktree.at();
        return new TrashedWorktreeView(
                worktree.id(),
                worktree.path(),
                worktree.repository(),
                worktree.branch(),
                Path.of(worktree.home()).resolve("tree").toString(),
                worktree.sizeBytes(),
                at,
                worktree.work().isEmpty() ? at.plus(keep) : null,
                worktree.work());
    }
}
