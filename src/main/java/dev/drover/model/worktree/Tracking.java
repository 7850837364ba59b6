package dev.drover.model.worktree;

/// How a branch stands to the one that it follows.
///
/// @param upstream such as `origin/main`
/// @param ahead commits that it has and the other has not
/// @param behind the other way round
public record Tracking(String upstream, int ahead, int behind) {}
