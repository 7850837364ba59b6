package dev.drover.tray;

import java.util.Locale;

/// What the picture says at a glance.
public enum TrayMood {
    /// Nothing needs a person.
    OK,
    /// An agent waits for a person.
    ATTENTION,
    /// An agent failed, or Drover itself is not well.
    ALERT,
    /// Drover was told to leave everybody alone.
    PAUSED;

    /// The one that can be seen on light and on dark panels: no desktop tells which it has.
    String picture() {
        return "/dev/drover/icons/drover-" + name().toLowerCase(Locale.ROOT) + "-any.png";
    }
}
