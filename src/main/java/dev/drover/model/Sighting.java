package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// An agent process that was found without its saying so: in the process table, or in the registry
/// its vendor keeps (where the process was checked to be the one that the entry means).
///
/// @param source SCAN or REGISTRY
/// @param state what the registry says it is doing; null if it does not say
/// @param stateAt when the registry says so
public record Sighting(
        String agent,
        ProcessKey process,
        Source source,
        Instant startedAt,
        @Nullable String cwd,
        @Nullable String sessionId,
        @Nullable String name,
        @Nullable String version,
        @Nullable InstanceState state,
        @Nullable String waitingFor,
        @Nullable Instant stateAt,
        @Nullable Long memoryBytes,
        @Nullable String tty) {}
