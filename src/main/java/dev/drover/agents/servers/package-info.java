/// Which servers the agents are configured to start, read from their own files.
///
/// **May use:** `model` (part of floor 2).
///
/// **Decision:** one table of places instead of a method an agent, because all of them keep the
/// same list in one of two forms, JSON or TOML.
@NullMarked
package dev.drover.agents.servers;

import org.jspecify.annotations.NullMarked;
