package dev.drover.model;

import java.util.Locale;

/// How much an alert matters; the later, the more.
public enum AlertSeverity {
    /// Worth knowing, disturbs nobody.
    NOTICE,
    /// A person should act when there is time.
    WARNING,
    /// Work stands still, or may be lost.
    CRITICAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
