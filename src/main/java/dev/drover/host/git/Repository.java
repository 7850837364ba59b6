package dev.drover.host.git;

import dev.drover.host.git.Git.Call;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// One repository with all its worktrees.
///
/// @param main top of its main worktree; of a bare repository the directory made for it
/// @param common the repository's own directory
public record Repository(Path main, Path common) {

    /// The repository that a directory belongs to; empty if to none.
    public static Optional<Repository> around(Path directory) {
        return GitDirectory.around(directory)
                .map(found -> new Repository(found.mainWorktree(), found.common()));
    }

    /// A call that finds this repository and no other, whatever lies around its directory.
    Call call(String... arguments) {
        return Call.of(arguments).with(Map.of("GIT_DIR", common.toString()));
    }

    /// A call in one of its worktrees, at whatever place the files are now.
    ///
    /// @param admin the worktree's administrative directory
    /// @param files top of its files
    static Call in(Path admin, Path files, String... arguments) {
        return Call.of(arguments)
                .with(Map.of("GIT_DIR", admin.toString(), "GIT_WORK_TREE", files.toString()));
    }
}
