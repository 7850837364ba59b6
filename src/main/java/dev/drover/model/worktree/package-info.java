/// Worktrees in words and records: what was seen of one, what would be lost with it, what lies in
/// the trash, which ones Drover has made.
///
/// **Responsibility:** values only. How they are read is said in `host.git`, what follows from them
/// in `core.worktree`.
///
/// **May use:** `model` (floor 0).
///
/// **Decision:** a worktree is named by the path under which git knows it: there is no other name
/// that a person, an agent and git share.
@NullMarked
package dev.drover.model.worktree;

import org.jspecify.annotations.NullMarked;
