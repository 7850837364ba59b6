package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

/// How full the context of a conversation is.
///
/// @param used tokens in it
/// @param size tokens that fit
/// @param percentage as the agent says it, 0 to 100
public record ContextUse(@Nullable Long used, @Nullable Long size, @Nullable Double percentage) {

    /// The share in use, 0 to 1 and beyond; null if it cannot be told.
    public @Nullable Double share() {
        if (used != null && size != null && size > 0) {
            return (double) used / size;
        }
        return percentage == null ? null : percentage / 100;
    }
}
