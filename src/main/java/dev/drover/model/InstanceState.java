package dev.drover.model;

import java.util.Locale;

/// What an instance is doing, in the words that users see.
public enum InstanceState {
    BUSY,
    WAITING,
    IDLE,
    BACKGROUND,
    ERROR,
    ENDED,
    STALE;

    /// @return true if the instance counts as running: all but ended
    public boolean isLive() {
        return this != ENDED;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
