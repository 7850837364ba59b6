package dev.drover.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an alert is about. Users mute by kind.
public enum AlertKind {
    /// An instance waits for a person.
    WAITING,
    /// An instance is silent and cannot be seen.
    STALE,
    /// The same server runs more often than it should.
    DUPLICATE,
    /// Processes outlive their session.
    ORPHAN,
    /// A watched daemon's write-ahead log grows without end.
    WAL_GROWTH,
    /// Two work on one branch and get in each other's way.
    BRANCH_CONFLICT,
    /// Somebody asks to join a branch that another holds.
    JOIN_REQUEST,
    /// An agent has written to the user.
    MESSAGE,
    /// Somebody else listens on a leased port.
    PORT_CLASH,
    /// Subagents or a window of the plan are nearly or wholly used up.
    LIMIT,
    /// What agents may cost is nearly or wholly spent.
    BUDGET,
    /// The context of an instance is nearly or wholly full.
    CONTEXT,
    /// Settings of an agent broke, or lost hooks.
    CONFIG,
    /// Drover itself is not well.
    SELF_CHECK;

    /// @param word as people write it, such as `self-check`
    public static Optional<AlertKind> named(String word) {
        return Arrays.stream(values()).filter(k -> k.toString().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
