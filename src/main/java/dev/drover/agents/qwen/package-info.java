/// Qwen Code: Claude Code's events in Gemini CLI's house.
///
/// **May use:** `agents`, `model` (part of floor 2).
///
/// **Decision:** what is the same is read by the same class; only what differs stands here.
@NullMarked
package dev.drover.agents.qwen;

import org.jspecify.annotations.NullMarked;
