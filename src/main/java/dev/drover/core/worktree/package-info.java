/// Rules of worktrees: what would be lost with one, when one may be made, and when it may go.
///
/// **Responsibility:** pure decisions over what was seen.
///
/// **May use:** `core`, `model` (floor 1).
///
/// **Decision:** what is unknown counts as work: a worktree that cannot be looked at in full is
/// kept.
@NullMarked
package dev.drover.core.worktree;

import org.jspecify.annotations.NullMarked;
