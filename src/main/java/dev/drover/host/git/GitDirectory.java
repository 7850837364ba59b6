package dev.drover.host.git;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The git directory that a working directory belongs to, found as git finds it: the nearest `.git`
/// on the way up, a directory or a file that points to one.
///
/// @param worktree top of the worktree, a real path
/// @param gitDirectory where this worktree's `HEAD` lies
/// @param common the repository's own directory; the same, except in a linked worktree
record GitDirectory(Path worktree, Path gitDirectory, Path common) {
    private static final String DOT_GIT = ".git";

    /// @param directory absolute; need not exist
    static Optional<GitDirectory> around(Path directory) {
        for (Path at = directory; at != null; at = at.getParent()) {
            Path dotGit = at.resolve(DOT_GIT);
            if (Files.isDirectory(dotGit)) {
                Path real = GitFiles.resolve(at, DOT_GIT);
                GitDirectory found = real == null ? null : of(at, real);
                if (found != null) {
                    return Optional.of(found);
                }
            } else if (Files.isRegularFile(dotGit)) {
                // git stops here as well, even if the file points to nowhere.
                Path named = GitFiles.path(dotGit, "gitdir: ", at);
                return Optional.ofNullable(named == null ? null : of(at, named));
            }
        }
        return Optional.empty();
    }

    private static @Nullable GitDirectory of(Path worktree, Path gitDirectory) {
        Path commonFile = gitDirectory.resolve("commondir");
        Path common =
                Files.exists(commonFile)
                        ? GitFiles.path(commonFile, "", gitDirectory)
                        : gitDirectory;
        if (common == null || FileStamp.of(gitDirectory.resolve("HEAD")) == null) {
            return null;
        }
        boolean whole =
                Files.isDirectory(common.resolve("objects"))
                        && Files.isDirectory(common.resolve("refs"));
        return whole ? new GitDirectory(worktree, gitDirectory, common) : null;
    }

    Path head() {
        return gitDirectory.resolve("HEAD");
    }

    boolean linked() {
        return !gitDirectory.equals(common);
    }

    /// Top of the repository's main worktree. A bare repository has none: then the directory that
    /// is made for it (`project/` with `project/.git` pointing to `project/.bare`), or the bare
    /// repository itself.
    Path mainWorktree() {
        if (!linked()) {
            return worktree;
        }
        Path parent = common.getParent();
        if (parent == null || common.endsWith(DOT_GIT)) {
            return parent == null ? common : parent;
        }
        String configured = core("worktree");
        Path named = configured == null ? null : GitFiles.resolve(common, configured);
        if (named != null && Files.isDirectory(named)) {
            return named;
        }
        Path dotGit = parent.resolve(DOT_GIT);
        boolean pointsHere = common.equals(GitFiles.path(dotGit, "gitdir: ", parent));
        return pointsHere ? parent : common;
    }

    /// With worktree-specific configuration the main worktree's own file counts before the shared.
    private @Nullable String core(String key) {
        String own = GitFiles.core(common.resolve("config.worktree"), key);
        return own != null ? own : GitFiles.core(common.resolve("config"), key);
    }
}
