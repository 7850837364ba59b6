package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

/// What was used, summed up.
///
/// @param requests answers of models
/// @param costUsd by the price list; null if nothing of it has a price
/// @param costWhole every token has a price
/// @param cacheShare tokens read from a cache of all that were read, 0 to 1; null if none were
public record UsageFigures(
        long requests,
        Tokens tokens,
        @Nullable Double costUsd,
        boolean costWhole,
        @Nullable Double cacheShare) {

    public static UsageFigures of(Amount amount, @Nullable Double costUsd, boolean costWhole) {
        Tokens tokens = amount.tokens();
        long read = tokens.read();
        return new UsageFigures(
                Math.max(0, amount.requests()),
                tokens,
                costUsd,
                costWhole,
                read == 0 ? null : (double) tokens.cacheRead() / read);
    }
}
