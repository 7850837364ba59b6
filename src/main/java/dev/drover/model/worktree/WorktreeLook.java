package dev.drover.model.worktree;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Everything that one look at a worktree found: the facts from which follows what would be lost
/// with it.
///
/// @param linkValid whether its `.git` and its administrative directory name each other
/// @param tracking null if the branch follows none
/// @param staged paths that differ between commit and index
/// @param modified paths that differ between index and files
/// @param hidden edits that `git status` does not show: skip-worktree and assume-unchanged
/// @param submodules those that are there with a repository of their own
/// @param nested other repositories inside
/// @param mounts directories inside that lie on another device
/// @param holding other worktrees, repositories or homes that lie inside
/// @param unpushed commits of its branch that no other branch, tag or remote has
/// @param detached commits of a detached `HEAD` that no branch, tag or remote has
/// @param forgotten commits that only its reflog has
/// @param ownRefs references that only this worktree has
/// @param stashes of the whole repository; they stay with it
/// @param untrusted a key of the repository's own configuration that names a command; null if none
/// @param unknown why it could not be looked at in full; null if it could
/// @param fingerprint changes when what git tells of it changes
public record WorktreeLook(
        WorktreeRef ref,
        boolean linkValid,
        @Nullable Tracking tracking,
        Names staged,
        Names modified,
        Names conflicted,
        Names untracked,
        List<IgnoredEntry> ignored,
        Names hidden,
        Set<GitOperation> operations,
        Names submodules,
        Names nested,
        Names mounts,
        Names holding,
        int unpushed,
        int detached,
        int forgotten,
        Names ownRefs,
        int stashes,
        @Nullable Instant committedAt,
        @Nullable Long sizeBytes,
        @Nullable String untrusted,
        @Nullable String unknown,
        String fingerprint) {
    public WorktreeLook {
        ignored = List.copyOf(ignored);
        operations = Set.copyOf(operations);
    }

    public String path() {
        return ref.path();
    }
}
