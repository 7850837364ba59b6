package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What changes all the time about one instance, kept beside the state: no event, no journal row.
///
/// @param lastSeen last sign of life of any kind
/// @param lastHook time of the last hook, as the client told it
/// @param lastHeartbeat null for clients that send none
/// @param memoryBytes resident memory of the agent's process
public record Sample(
        Instant lastSeen,
        @Nullable Instant lastHook,
        @Nullable Instant lastHeartbeat,
        @Nullable Long memoryBytes) {
    public static Sample seen(Instant at) {
        return new Sample(at, null, null, null);
    }
}
