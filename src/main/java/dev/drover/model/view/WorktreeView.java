package dev.drover.model.view;

import dev.drover.model.worktree.Hazard;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One worktree as `drover worktrees`, the HTTP API and the window show it.
///
/// @param repository top of the main worktree
/// @param branch null where it is detached
/// @param head the commit, null before the first
/// @param ahead commits that its upstream does not have; null if it follows none
/// @param staged how many paths; so are the following
/// @param unpushed commits that nothing else has
/// @param operation what git has begun there, in words; null if nothing
/// @param sizeBytes of its files; null if unknown
/// @param owner the instance for which Drover made it; null if nobody's
/// @param instances ids of living agents that work there
/// @param processes what else works there
/// @param hazards what speaks against removing it, with what would be lost
/// @param reclaimable nothing would be lost with it
/// @param lookedAt when it was last looked at
public record WorktreeView(
        String path,
        String repository,
        boolean main,
        @Nullable String branch,
        @Nullable String head,
        @Nullable String upstream,
        @Nullable Integer ahead,
        @Nullable Integer behind,
        int staged,
        int modified,
        int conflicted,
        int untracked,
        int ignored,
        int stashes,
        int unpushed,
        @Nullable String operation,
        @Nullable String locked,
        @Nullable Long sizeBytes,
        @Nullable Instant committedAt,
        @Nullable String owner,
        @Nullable Instant madeAt,
        List<String> instances,
        List<String> processes,
        List<Hazard> hazards,
        boolean reclaimable,
        Instant lookedAt) {
    public WorktreeView {
        instances = List.copyOf(instances);
        processes = List.copyOf(processes);
        hazards = List.copyOf(hazards);
    }

    /// Whether something is not committed.
    public boolean dirty() {
        return staged + modified + conflicted + untracked > 0;
    }
}
