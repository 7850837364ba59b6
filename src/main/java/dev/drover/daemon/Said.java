package dev.drover.daemon;

import dev.drover.core.Refused;

import org.jspecify.annotations.Nullable;

/// What the body of a request says, and what it means where it says nothing.
final class Said {
    private Said() {}

    /// Who forgets to say whether it is meant only looks.
    static boolean preview(@Nullable Boolean said) {
        return said == null || said;
    }

    /// @throws Refused if it is not there
    static String required(@Nullable String value, String name) {
        if (value == null) {
            throw Refused.badRequest("The body has no '" + name + "'.");
        }
        return value;
    }
}
