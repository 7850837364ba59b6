package dev.drover.model;

import java.util.Locale;

/// What became of a request to join a branch.
public enum JoinStatus {
    PENDING,
    APPROVED,
    DENIED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
