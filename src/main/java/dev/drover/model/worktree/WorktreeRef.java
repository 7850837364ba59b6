package dev.drover.model.worktree;

import org.jspecify.annotations.Nullable;

/// A worktree as its repository lists it.
///
/// @param path as git knows it
/// @param repository top of the main worktree, or the bare repository
/// @param main whether it is the main worktree itself
/// @param bare whether there are no files at all
/// @param head the commit; null before the first
/// @param branch without `refs/heads/`; null where it is detached
/// @param locked why it is locked, perhaps empty; null if it is not
/// @param prunable why git would forget it, such as that it is gone; null if it would not
public record WorktreeRef(
        String path,
        String repository,
        boolean main,
        boolean bare,
        @Nullable String head,
        @Nullable String branch,
        @Nullable String locked,
        @Nullable String prunable) {}
