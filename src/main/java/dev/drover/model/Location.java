package dev.drover.model;

import org.jspecify.annotations.Nullable;

/// Where an instance works.
///
/// @param workspace id of `root`
/// @param root real path of the repository's main worktree, else the project directory, else `cwd`
/// @param cwd the directory the agent is in
/// @param branch checked-out branch, or a short commit id when detached; null outside a repository
/// @param worktree path of the linked worktree that `cwd` is in, null in the main one
public record Location(
        WorkspaceId workspace,
        String root,
        String cwd,
        @Nullable String branch,
        @Nullable String worktree) {
    public static Location ofPlainDirectory(String directory) {
        return new Location(WorkspaceId.of(directory), directory, directory, null, null);
    }

    /// The directory of the worktree that `cwd` is in.
    public String checkout() {
        return worktree != null ? worktree : root;
    }
}
