package dev.drover.model;

import java.util.Locale;

/// What an alert is about. Users mute by kind.
public enum AlertKind {
    /// An instance waits for a person.
    WAITING,
    /// An instance is silent and cannot be seen.
    STALE,
    /// Drover itself is not well.
    SELF_CHECK;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
