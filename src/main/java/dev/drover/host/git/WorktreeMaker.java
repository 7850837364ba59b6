package dev.drover.host.git;

import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Makes worktrees by git, and brings along what the repository wants to have in each of them.
public final class WorktreeMaker {
    private final Git git;
    private final RepositoryTrust trust;
    private final IgnoredCopies copies;

    /// What is wanted.
    ///
    /// @param path where it goes; must not be there
    /// @param branch its branch, which is made if there is none
    /// @param base what a new branch begins at; null for where the main worktree is
    /// @param copied patterns of ignored files to copy, beside those of `.worktreeinclude`
    public record Wish(Path path, String branch, @Nullable String base, List<String> copied) {
        public Wish {
            copied = List.copyOf(copied);
        }
    }

    /// @param base what the branch began at, or `its own` if it was there
    /// @param copied how many ignored files were copied
    /// @param note what was left out and why; empty if nothing
    public record Made(String base, int copied, String note) {}

    /// @param trusted tops of repositories whose own filters the user lets run
    public WorktreeMaker(Git git, Supplier<List<String>> trusted) {
        this.git = git;
        this.trust = new RepositoryTrust(git, trusted);
        this.copies = new IgnoredCopies(git);
    }

    /// Where the worktree that has this branch is; null if none has it.
    public static @Nullable WorktreeRef holder(List<WorktreeRef> all, String branch) {
        return all.stream().filter(ref -> branch.equals(ref.branch())).findFirst().orElse(null);
    }

    /// Whether git takes it as the name of a branch.
    public boolean isBranchName(Repository repository, String name) {
        // A name that begins with @{ is not a name but the way to an earlier branch.
        return !name.startsWith("-")
                && !name.contains("@{")
                && git.run(
                                repository.common(),
                                repository.call("check-ref-format", "--branch", name))
                        instanceof Git.Outcome.Done done
                && done.ok();
    }

    /// @throws GitException if it was not made: why, for people; nothing is left then
    public Made make(Repository repository, Wish wish) throws GitException {
        String key = trust.commandKey(repository, repository.common());
        if (key != null) {
            throw new GitException(
                    "The repository's configuration would run a command ("
                            + key
                            + "). `drover settings set worktrees.trusted "
                            + repository.main()
                            + "` lets it.");
        }
        if (Files.exists(wish.path(), LinkOption.NOFOLLOW_LINKS)) {
            throw new GitException("There is something at " + wish.path() + " already.");
        }
        String base = add(repository, wish);
        try {
            IgnoredCopies.Copied copied =
                    copies.copy(repository, repository.main(), wish.path(), wish.copied());
            return new Made(base, copied.count(), copied.note());
        } catch (GitException | IOException e) {
            return new Made(base, 0, "its ignored files were not copied: " + e.getMessage());
        }
    }

    private String add(Repository repository, Wish wish) throws GitException {
        List<String> arguments = new ArrayList<>(List.of("worktree", "add", "--quiet"));
        boolean exists = exists(repository, wish.branch());
        String base = "its own";
        if (exists) {
            arguments.addAll(List.of("--", wish.path().toString(), wish.branch()));
        } else {
            base = wish.base() == null ? "HEAD" : wish.base();
            arguments.addAll(List.of("--no-track", "-b", wish.branch(), "--"));
            arguments.addAll(List.of(wish.path().toString(), commit(repository, base)));
        }
        git.ask(repository.common(), repository.call(arguments.toArray(String[]::new)));
        return base;
    }

    private boolean exists(Repository repository, String branch) throws GitException {
        String name = "refs/heads/" + branch;
        return git.ask(
                        repository.common(),
                        repository.call("for-each-ref", "--format=%(refname)", name))
                .lines()
                .anyMatch(name::equals);
    }

    private String commit(Repository repository, String base) throws GitException {
        try {
            return git.ask(
                            repository.common(),
                            repository.call(
                                    "rev-parse",
                                    "--verify",
                                    "--quiet",
                                    "--end-of-options",
                                    base + "^{commit}"))
                    .strip();
        } catch (GitException e) {
            throw new GitException(
                    base.equals("HEAD")
                            ? "The repository has no commit yet. Make one first."
                            : "There is no commit '" + base + "' to begin at.",
                    e);
        }
    }
}
