package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A port that is given to one holder and to nobody else until it is released. It says nothing of
/// who listens there: that is the machine's to tell.
///
/// @param holder the instance that has it; null for a person
/// @param workspace project that it is for
/// @param root directory of that project
/// @param worktree the linked worktree that it is for, null for the main one
/// @param branch what was checked out there when it was leased
/// @param namespace see {@link Namespace}
/// @param expiresAt a person's lease may end by itself then; null for none
public record PortLease(
        int port,
        PortWish wish,
        @Nullable InstanceId holder,
        WorkspaceId workspace,
        String root,
        @Nullable String worktree,
        @Nullable String branch,
        String namespace,
        Instant since,
        @Nullable Instant expiresAt) {

    /// The directory that it is for.
    public String directory() {
        return worktree != null ? worktree : root;
    }

    public PortLease until(@Nullable Instant end) {
        return new PortLease(
                port, wish, holder, workspace, root, worktree, branch, namespace, since, end);
    }
}
