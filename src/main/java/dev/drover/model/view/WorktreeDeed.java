package dev.drover.model.view;

import dev.drover.model.worktree.Hazard;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What was, or would be, done with one worktree.
///
/// @param done false for a preview
/// @param trash its id in the trash; null if it is not there
/// @param sizeBytes what that gives back once the trash is emptied; null if unknown
/// @param hazards what would be lost, or forbids it
/// @param note one line for people
public record WorktreeDeed(
        String path,
        boolean done,
        @Nullable String trash,
        @Nullable Long sizeBytes,
        List<Hazard> hazards,
        String note) {
    public WorktreeDeed {
        hazards = List.copyOf(hazards);
    }
}
