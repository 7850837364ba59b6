package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// What a new worktree shall be.
///
/// @param name of its branch and, with `-` for `/`, of its directory
/// @param base what the branch begins at, if it is new; null for what the repository says
/// @param directory somewhere in the repository
public record WorktreeWish(String name, @Nullable String base, String directory) {}
