package dev.drover.model.worktree;

/// Something in a worktree that git ignores.
///
/// @param path below the worktree; of a directory with a slash at its end
/// @param regenerable it can be had again: a tool makes it, or the main worktree has the same
public record IgnoredEntry(String path, boolean regenerable) {}
