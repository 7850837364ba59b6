package dev.drover.model;

import java.util.Locale;

/// The life of an alert, in Alertmanager's grammar.
public enum AlertStatus {
    /// It is so, and nobody has said that they know.
    FIRING,
    /// It is so, and a person knows.
    ACKNOWLEDGED,
    /// It is not so any more, or a person closed it.
    RESOLVED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
