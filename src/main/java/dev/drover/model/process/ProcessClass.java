package dev.drover.model.process;

import java.util.Locale;

/// Why a process is alive. Each process of a tree has exactly one class, with evidence in words.
public enum ProcessClass {
    /// A live session is at work, and this is the session or belongs to it.
    WORKING,
    /// Its session lives and does nothing now; it is kept for the next turn.
    IDLE_RETAINED,
    /// Its session has ended and nothing else is known to need it.
    ORPHAN,
    /// One too many of the same server in the same place.
    DUPLICATE,
    /// Meant for all sessions, and no more of them than there should be.
    SHARED,
    /// Nobody's that Drover may judge, or not to be told for sure: it stays as it is.
    NOT_OURS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
