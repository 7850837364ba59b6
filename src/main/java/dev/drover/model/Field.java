package dev.drover.model;

import java.util.Locale;

/// The parts of an instance that several sources can tell; each remembers which one it has.
public enum Field {
    PROCESS,
    SESSION,
    STATE,
    NAME,
    LOCATION,
    DETAIL,
    TERMINAL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
