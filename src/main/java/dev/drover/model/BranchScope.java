package dev.drover.model;

import java.util.List;

/// What somebody wants to do on which branch of which repository.
///
/// @param workspace id of `root`
/// @param root of the repository's main worktree: all worktrees of it share their branches
/// @param paths from the top of a worktree, in git's form; of a `WRITE` alone, and there at least
/// one
public record BranchScope(
        WorkspaceId workspace,
        String root,
        String branch,
        BranchIntent intent,
        List<String> paths) {
    public BranchScope {
        paths = List.copyOf(paths);
    }

    /// Is it about the same branch of the same repository?
    public boolean isOnBranchOf(BranchScope other) {
        return workspace.equals(other.workspace) && branch.equals(other.branch);
    }

    /// Is it about the branch that is checked out there?
    public boolean isOnBranchOf(Location location) {
        return workspace.equals(location.workspace()) && branch.equals(location.branch());
    }
}
