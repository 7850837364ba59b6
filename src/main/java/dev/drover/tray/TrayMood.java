package dev.drover.tray;

import java.util.Locale;

/// What the picture says at a glance.
public enum TrayMood {
    /// Nothing needs a person.
    OK,
    /// An agent waits for a person.
    ATTENTION,
    /// An agent failed, something else is wrong, or Drover itself is not well.
    ALERT,
    /// Drover was told to leave everybody alone.
    PAUSED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
