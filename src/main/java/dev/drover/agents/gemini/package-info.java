/// Gemini CLI: what its hooks say and how its processes are known.
///
/// **May use:** `agents`, `model` (part of floor 2).
///
/// **Decision:** a turn that a person cancels at a question fires no hook; that it is over stands
/// in the transcript alone and is taken from there (`agents.usage`), where it is read anyway.
@NullMarked
package dev.drover.agents.gemini;

import org.jspecify.annotations.NullMarked;
