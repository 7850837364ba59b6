package dev.drover.setup;

/// What is wanted beside the usual.
///
/// @param replaceOld take out hooks of other programs that do the same
/// @param worktrees let Drover make Claude Code's worktrees, in place of git
public record Wish(boolean replaceOld, boolean worktrees) {
    public static final Wish USUAL = new Wish(false, false);
}
