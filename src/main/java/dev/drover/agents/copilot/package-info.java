/// Copilot CLI: its hooks, its processes, and the locks by which its sessions are seen without
/// hooks.
///
/// **May use:** `agents`, `model` (part of floor 2).
///
/// **Decision:** nothing is ever printed for it, and `preToolUse` is not among the events that are
/// asked for: that hook fails closed, so that a client of ours that is gone would stop every tool.
@NullMarked
package dev.drover.agents.copilot;

import org.jspecify.annotations.NullMarked;
