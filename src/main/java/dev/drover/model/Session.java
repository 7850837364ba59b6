package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One conversation of an instance. `/clear` ends it and begins another; compaction keeps it.
///
/// @param opening how it began, in the agent's words (`startup`, `clear`, …)
/// @param endReason in the agent's words, null while it is open
public record Session(
        Key key,
        Instant startedAt,
        String opening,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /// Two processes can claim one conversation id, so the instance is part of the key.
    public record Key(InstanceId instance, String sessionId) {}

    public Session ended(Instant at, String reason) {
        return new Session(key, startedAt, opening, at, reason);
    }
}
