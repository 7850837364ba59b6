package dev.drover.agents;

import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What the client tells beside the agent's own words.
///
/// @param at wall time at the client
/// @param event the event's name where the agent's body has none (`drover hook generic --event …`)
/// @param session the session where the body has none
/// @param projectDirectory `CLAUDE_PROJECT_DIR`
public record HookCall(
        Instant at,
        @Nullable String event,
        @Nullable String session,
        @Nullable String projectDirectory,
        @Nullable String directory,
        Terminal terminal) {}
