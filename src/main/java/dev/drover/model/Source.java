package dev.drover.model;

import java.util.Locale;

/// Where a fact about an instance came from, the most trusted first where two tell the same field.
public enum Source {
    API,
    HOOK,
    REGISTRY,
    STATUSLINE,
    TRANSCRIPT,
    PROC,
    GIT,
    SCAN;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
