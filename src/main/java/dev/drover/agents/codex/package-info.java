/// Codex: what its hooks say, how its processes are known, and how its conversations are told apart
/// while one program of its own runs them all.
///
/// **May use:** `agents`, `model` (part of floor 2).
///
/// **Decision:** a conversation is keyed by its session id. Codex starts one `app-server` for all
/// terminals and runs hooks as its children, so ancestry names whoever started it first. Which
/// terminal a conversation belongs to is told by the directory and the time at which it was begun,
/// which stands in its id; without a terminal it lives as long as its lock is held.
@NullMarked
package dev.drover.agents.codex;

import org.jspecify.annotations.NullMarked;
