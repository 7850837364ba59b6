/// What each coding agent says and stores, turned into neutral facts: hook payloads, registries,
/// how its process is recognised, and what it wants to read as an answer.
///
/// **May use:** `model` (floor 2). Reads the agents' own files, never writes them.
///
/// **Decision:** one class an agent behind one interface, so that a new agent is a new file;
/// unknown events and fields are accepted, because agents move fast.
@NullMarked
package dev.drover.agents;

import org.jspecify.annotations.NullMarked;
