package dev.drover.host.git;

import dev.drover.model.worktree.GitOperation;
import dev.drover.model.worktree.IgnoredEntry;
import dev.drover.model.worktree.Names;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Looks at one worktree in full, without changing or running anything of it. What cannot be seen
/// is said, and never taken for nothing.
public final class WorktreeLooker {
    private final Git git;
    private final RepositoryTrust trust;
    private final HiddenEdits hidden;
    private final Commits commits;

    /// @param trusted tops of repositories whose own filters the user lets run
    public WorktreeLooker(Git git, Supplier<List<String>> trusted) {
        this.git = git;
        this.trust = new RepositoryTrust(git, trusted);
        this.hidden = new HiddenEdits(git);
        this.commits = new Commits(git);
    }

    /// @param all every worktree of the repository: none may lie inside another that goes
    public WorktreeLook look(Repository repository, WorktreeRef ref, List<WorktreeRef> all) {
        return lookAt(repository, ref, all, Path.of(ref.path()));
    }

    /// The same worktree while its files are at another place.
    public WorktreeLook lookAt(
            Repository repository, WorktreeRef ref, List<WorktreeRef> all, Path files) {
        Sight sight = new Sight(ref);
        Optional<AdminDirectory> admin = AdminDirectory.of(ref, repository.common());
        if (ref.bare() || admin.isEmpty() || !Files.isDirectory(files, LinkOption.NOFOLLOW_LINKS)) {
            sight.linkValid = ref.bare();
            sight.unknown = ref.bare() ? null : "its files or git's directory of it are gone";
            return sight.look();
        }
        AdminDirectory its = admin.get();
        sight.linkValid = ref.main() || its.isNamedBy(files);
        sight.operations = its.operations();
        sight.ownRefs = ref.main() ? Names.NONE : its.ownRefs();
        sight.holding = holding(files, ref, all);
        TreeWalk walk = TreeWalk.through(files, its);
        sight.walk = walk;
        sight.unknown = its.isBusy() ? "a git command is at work there" : walk.unreadable();
        try {
            sight.untrusted = trust.commandKey(repository, its.path());
            if (sight.untrusted == null) {
                String said =
                        git.ask(
                                files,
                                Repository.in(
                                        its.path(),
                                        files,
                                        Status.ARGUMENTS.toArray(String[]::new)));
                sight.status = Status.parse(said);
                sight.hidden = hidden.in(its.path(), files);
            }
            sight.ignored(repository.main(), files);
            sight.commits = commits.of(its, ref);
        } catch (GitException e) {
            sight.unknown = String.valueOf(e.getMessage());
        }
        return sight.look();
    }

    private static Names holding(Path files, WorktreeRef ref, List<WorktreeRef> all) {
        List<String> inside = new ArrayList<>();
        for (WorktreeRef other : all) {
            if (!other.path().equals(ref.path()) && Path.of(other.path()).startsWith(files)) {
                inside.add(other.path());
            }
        }
        Path home = Path.of(System.getProperty("user.home", "/"));
        if (home.startsWith(files)) {
            inside.add(home.toString());
        }
        return Names.of(inside);
    }

    /// What has been seen so far.
    private static final class Sight {
        private final WorktreeRef ref;
        private boolean linkValid;
        private Set<GitOperation> operations = Set.of();
        private Names ownRefs = Names.NONE;
        private Names holding = Names.NONE;
        private Names hidden = Names.NONE;
        private Status status = Status.parse("");
        private List<IgnoredEntry> ignored = List.of();
        private Commits.Found commits = Commits.Found.NONE;
        private @Nullable TreeWalk walk;
        private @Nullable String untrusted;
        private @Nullable String unknown;

        private Sight(WorktreeRef ref) {
            this.ref = ref;
        }

        private void ignored(Path main, Path files) {
            ignored =
                    status.ignored().stream()
                            .map(
                                    path ->
                                            new IgnoredEntry(
                                                    path,
                                                    Regenerable.is(files, path)
                                                            || Regenerable.isCopy(
                                                                    main, files, path)))
                            .toList();
        }

        private WorktreeLook look() {
            Instant at = commits.committedAt();
            return new WorktreeLook(
                    ref,
                    linkValid,
                    status.tracking(),
                    status.staged(),
                    status.modified(),
                    status.conflicted(),
                    status.untracked(),
                    ignored,
                    hidden,
                    operations,
                    walk == null ? Names.NONE : walk.submodules(),
                    walk == null ? Names.NONE : walk.nested(),
                    walk == null ? Names.NONE : walk.mounts(),
                    holding,
                    commits.unpushed(),
                    commits.detached(),
                    commits.forgotten(),
                    ownRefs,
                    status.stashes(),
                    at,
                    walk == null ? null : walk.bytes(),
                    untrusted,
                    unknown,
                    status.text() + commits + hidden + operations);
        }
    }
}
