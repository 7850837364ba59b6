package dev.drover.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a process is to end: which rule found it, or a person who asked for it.
public enum EndingCause {
    /// A person named it.
    PERSON,
    /// It has outlived the instance that it belonged to.
    ORPHAN,
    /// The same server runs more often than its rule allows.
    DUPLICATE;

    /// @param word as people and the journal write it, such as `orphan`
    public static Optional<EndingCause> named(String word) {
        return Arrays.stream(values()).filter(c -> c.toString().equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
