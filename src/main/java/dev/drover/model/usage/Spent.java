package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

/// USD that all agents have cost, by the price list; null where nothing has a cost.
///
/// @param today since midnight in the user's zone
/// @param month since the first of the month
public record Spent(@Nullable Double today, @Nullable Double month) {
    public static final Spent UNKNOWN = new Spent(null, null);
}
