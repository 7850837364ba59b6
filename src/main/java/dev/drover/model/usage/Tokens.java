package dev.drover.model.usage;

/// Tokens by what they cost. Never negative.
///
/// @param input that were neither read from a cache nor written to one
/// @param output answers, thinking included
/// @param cacheWrite written to a cache that lasts minutes
/// @param longCacheWrite written to a cache that lasts an hour
/// @param cacheRead read from a cache
public record Tokens(
        long input, long output, long cacheWrite, long longCacheWrite, long cacheRead) {
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0);

    public Tokens {
        if (input < 0 || output < 0 || cacheWrite < 0 || longCacheWrite < 0 || cacheRead < 0) {
            throw new IllegalArgumentException("tokens below 0");
        }
    }

    public Tokens plus(Tokens other) {
        return new Tokens(
                input + other.input,
                output + other.output,
                cacheWrite + other.cacheWrite,
                longCacheWrite + other.longCacheWrite,
                cacheRead + other.cacheRead);
    }

    /// @throws IllegalArgumentException if `other` is not part of this
    public Tokens minus(Tokens other) {
        return new Tokens(
                input - other.input,
                output - other.output,
                cacheWrite - other.cacheWrite,
                longCacheWrite - other.longCacheWrite,
                cacheRead - other.cacheRead);
    }

    /// Is the other part of this?
    public boolean holds(Tokens other) {
        return input >= other.input
                && output >= other.output
                && cacheWrite >= other.cacheWrite
                && longCacheWrite >= other.longCacheWrite
                && cacheRead >= other.cacheRead;
    }

    /// Written to any cache.
    public long cacheCreation() {
        return cacheWrite + longCacheWrite;
    }

    /// What a model read for its answer: this is what fills its context.
    public long read() {
        return input + cacheCreation() + cacheRead;
    }

    public long total() {
        return read() + output;
    }
}
