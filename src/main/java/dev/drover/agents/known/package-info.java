/// Which agents Drover knows: the one list of them, each with its room.
///
/// **May use:** `agents` and its rooms, `model` (part of floor 2).
///
/// **Decision:** a room of its own above the others, because an agent's room needs what all agents
/// share, and so the shared room cannot name them.
@NullMarked
package dev.drover.agents.known;

import org.jspecify.annotations.NullMarked;
