package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.Instance;
import dev.drover.model.Namespace;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/// How long trouble must hold before a person is told.
///
/// @param waitingAfter the same for an instance that waits for a person
/// @param waitingIn the same in projects that differ, by namespace
/// @param mustHold for all other kinds
/// @param keepResolved how long an alert is remembered after it is over
public record AlertLimits(
        Duration waitingAfter,
        Map<String, Duration> waitingIn,
        Duration mustHold,
        Duration keepResolved) {
    public AlertLimits {
        waitingIn = Map.copyOf(waitingIn);
    }

    /// No project differs.
    public AlertLimits(Duration waitingAfter, Duration mustHold, Duration keepResolved) {
        this(waitingAfter, Map.of(), mustHold, keepResolved);
    }

    /// @param instance whose trouble it is, null for none
    Duration waitingAfter(@Nullable Instance instance) {
        return instance == null || waitingIn.isEmpty()
                ? waitingAfter
                : waitingIn.getOrDefault(Namespace.of(instance.location()), waitingAfter);
    }

    Duration hold(AlertKind kind, @Nullable Instance instance) {
        return switch (kind) {
            case WAITING -> waitingAfter(instance);
            // Nobody guesses: somebody has said so.
            case BRANCH_CONFLICT, JOIN_REQUEST, MESSAGE -> Duration.ZERO;
            case STALE,
                    DUPLICATE,
                    ORPHAN,
                    WAL_GROWTH,
                    PORT_CLASH,
                    LIMIT,
                    BUDGET,
                    CONTEXT,
                    CONFIG,
                    SELF_CHECK ->
                    mustHold;
        };
    }
}
