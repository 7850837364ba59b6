package dev.drover.model.usage;

import java.time.Instant;

/// One measurement that an agent has sent by itself.
///
/// @param session the conversation it is about
/// @param series what tells this series of measurements from the others of the session
/// @param value since `from`; in tokens or US dollars
/// @param from when the counting began
/// @param to when it was counted
/// @param growing true if each measurement counts from the same beginning, false if it counts what
/// came since the last one
public record TelemetryPoint(
        String session,
        Kind kind,
        String series,
        double value,
        Instant from,
        Instant to,
        boolean growing) {
    public enum Kind {
        TOKENS,
        COST
    }
}
