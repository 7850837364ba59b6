package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.OptionalLong;

/// What a million tokens cost, in nano-dollars. Null where the list does not say.
public record Price(
        long input,
        long output,
        @Nullable Long cacheWrite,
        @Nullable Long longCacheWrite,
        @Nullable Long cacheRead) {
    private static final long MILLION = 1_000_000;

    /// Sums of five of these are still numbers.
    private static final double MOST = Long.MAX_VALUE / 8.0;

    /// USD with at most nine decimals as nano-dollars.
    public static long nanos(BigDecimal usd) {
        return usd.movePointRight(9).longValueExact();
    }

    /// @return nano-dollars; empty if tokens of a kind were used that have no price
    public OptionalLong cost(Tokens used) {
        boolean lacks =
                (cacheWrite == null && used.cacheWrite() > 0)
                        || (longCacheWrite == null && used.longCacheWrite() > 0)
                        || (cacheRead == null && used.cacheRead() > 0);
        return lacks
                ? OptionalLong.empty()
                : OptionalLong.of(
                        part(used.input(), input)
                                + part(used.output(), output)
                                + part(used.cacheWrite(), cacheWrite)
                                + part(used.longCacheWrite(), longCacheWrite)
                                + part(used.cacheRead(), cacheRead));
    }

    /// Plain arithmetic where it fits, because a thousand instances are priced at once.
    private static long part(long tokens, @Nullable Long price) {
        if (price == null || tokens == 0) {
            return 0;
        }
        long product = tokens * price;
        boolean fits = product >= 0 && Math.multiplyHigh(tokens, price) == 0;
        return fits ? product / MILLION : (long) Math.min(MOST, (double) tokens / MILLION * price);
    }
}
