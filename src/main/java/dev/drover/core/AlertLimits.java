package dev.drover.core;

import dev.drover.model.AlertKind;

import java.time.Duration;

/// How long trouble must hold before a person is told.
///
/// @param waitingAfter the same for an instance that waits for a person
/// @param mustHold for all other kinds
/// @param keepResolved how long an alert is remembered after it is over
public record AlertLimits(Duration waitingAfter, Duration mustHold, Duration keepResolved) {
    Duration hold(AlertKind kind) {
        return switch (kind) {
            case WAITING -> waitingAfter;
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
