package dev.drover.model;

import org.jspecify.annotations.Nullable;

/// Somebody who sends or reads messages: an instance, or the user of this machine.
///
/// @param instance null for the user
public record Party(@Nullable InstanceId instance) {
    public static final Party USER = new Party(null);

    private static final String USER_WORD = "user";

    public static Party of(InstanceId id) {
        return new Party(id);
    }

    /// @param text as {@link #toString} writes it
    /// @throws IllegalArgumentException if it is neither the user nor an id
    public static Party parse(String text) {
        return text.equals(USER_WORD) ? USER : of(new InstanceId(text));
    }

    /// The whole id, or `user`.
    @Override
    public String toString() {
        return instance == null ? USER_WORD : instance.value();
    }
}
