package dev.drover.model;

import java.util.Locale;

/// What a holder wants to do on a branch.
public enum BranchIntent {
    /// Looks, and changes nothing.
    READ,
    /// Changes what lies at or below some paths.
    WRITE,
    /// May change anything: rebase, merge, rewrite.
    FULL;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
