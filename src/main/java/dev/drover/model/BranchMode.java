package dev.drover.model;

import java.util.Locale;

/// How a claim lives beside others that get in its way.
public enum BranchMode {
    /// Nobody else may write where it does.
    ISOLATED,
    /// Others that are coordinated too may; each is told of the other.
    COORDINATED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
