package dev.drover.model.worktree;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A worktree that Drover made, or is about to make.
///
/// @param repository top of the main worktree
/// @param base what its branch began at, in the words it was asked with
/// @param instance id of the one for whom; null for a person
/// @param ready false while git is at work
public record MadeWorktree(
        String path,
        String repository,
        String branch,
        String base,
        @Nullable String instance,
        Instant at,
        boolean ready) {

    /// The same, made.
    public MadeWorktree made() {
        return new MadeWorktree(path, repository, branch, base, instance, at, true);
    }
}
