package dev.drover.model.worktree;

/// Something in a worktree that git ignores.
///
/// @param path below the worktree; of a directory with a slash at its end
/// @param regenerable a tool makes it again: known by its name and by what lies beside it
public record IgnoredEntry(String path, boolean regenerable) {}
