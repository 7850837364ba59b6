package dev.drover.model.usage;

/// Answers and their tokens, to be summed up. Unlike {@link Tokens} it may be a difference, so each
/// part may be below 0.
public record Amount(
        long requests,
        long input,
        long output,
        long cacheWrite,
        long longCacheWrite,
        long cacheRead) {
    public static final Amount NONE = new Amount(0, 0, 0, 0, 0, 0);

    /// One answer.
    public static Amount of(Tokens tokens) {
        return new Amount(
                1,
                tokens.input(),
                tokens.output(),
                tokens.cacheWrite(),
                tokens.longCacheWrite(),
                tokens.cacheRead());
    }

    public Amount plus(Amount other) {
        return new Amount(
                requests + other.requests,
                input + other.input,
                output + other.output,
                cacheWrite + other.cacheWrite,
                longCacheWrite + other.longCacheWrite,
                cacheRead + other.cacheRead);
    }

    public Amount negated() {
        return new Amount(-requests, -input, -output, -cacheWrite, -longCacheWrite, -cacheRead);
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /// What is below 0 counts as 0: there a sum is asked for whose parts are not all known.
    public Tokens tokens() {
        return new Tokens(
                Math.max(0, input),
                Math.max(0, output),
                Math.max(0, cacheWrite),
                Math.max(0, longCacheWrite),
                Math.max(0, cacheRead));
    }
}
