package dev.drover.model.worktree;

/// One reason against removing a worktree.
///
/// @param words a sentence for people, with what to do where something can be done
public record Hazard(HazardKind kind, String words) {}
