package dev.drover.store;

import java.util.List;

/// What happened when the database was opened.
///
/// @param notices lines for users: what, why, where the file is now, what to do; empty on most days
public record Opening(Kind kind, List<String> notices) {
    public enum Kind {
        /// There was nothing before.
        FRESH,
        OPENED,
        /// Written by an older Drover; a copy of it is among the backups.
        UPGRADED,
        /// The file was bad and lies aside; the newest good backup took its place.
        RESTORED,
        /// The file was bad and lies aside; there was no good backup, so this one is empty.
        SET_ASIDE
    }

    public Opening {
        notices = List.copyOf(notices);
    }
}
