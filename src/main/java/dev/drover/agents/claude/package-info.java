/// Claude Code: what its hooks say, how its processes are known, and its registry of sessions.
///
/// **May use:** `agents`, `model` (part of floor 2).
///
/// **Decision:** Codex, Gemini CLI and Qwen Code have taken over the form of its hooks, so their
/// rooms ask {@link ClaudeEvents} where they say the same, and have words of their own where not.
@NullMarked
package dev.drover.agents.claude;

import org.jspecify.annotations.NullMarked;
