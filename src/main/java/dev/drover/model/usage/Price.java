package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.OptionalLong;

/// What a million tokens cost, in nano-dollars. Null where the list does not say.
public record Price(
        long input,
        long output,
        @Nullable Long cacheWrite,
        @Nullable Long longCacheWrite,
        @Nullable Long cacheRead) {
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /// USD with at most nine decimals as nano-dollars.
    public static long nanos(BigDecimal usd) {
        return usd.movePointRight(9).longValueExact();
    }

    /// @return nano-dollars; empty if tokens of a kind were used that have no price
    public OptionalLong cost(Tokens used) {
        BigInteger sum = times(used.input(), input).add(times(used.output(), output));
        sum = plus(sum, used.cacheWrite(), cacheWrite);
        sum = sum == null ? null : plus(sum, used.longCacheWrite(), longCacheWrite);
        sum = sum == null ? null : plus(sum, used.cacheRead(), cacheRead);
        if (sum == null) {
            return OptionalLong.empty();
        }
        BigInteger nanos = sum.divide(MILLION);
        return OptionalLong.of(nanos.bitLength() < 63 ? nanos.longValue() : Long.MAX_VALUE);
    }

    private static @Nullable BigInteger plus(BigInteger sum, long tokens, @Nullable Long price) {
        if (tokens == 0) {
            return sum;
        }
        return price == null ? null : sum.add(times(tokens, price));
    }

    private static BigInteger times(long tokens, long price) {
        return BigInteger.valueOf(tokens).multiply(BigInteger.valueOf(price));
    }
}
