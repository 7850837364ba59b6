package dev.drover.ui.charts;

import java.math.BigDecimal;
import java.util.function.LongFunction;

/// What the amounts of a chart are, and how they read.
///
/// @param unit heading of the amounts in a table, such as `tokens`
/// @param parts how many of an amount are one of that unit: 1, but for money, which is kept in
/// millionths
/// @param written how an amount reads, short
public record Measure(String unit, long parts, LongFunction<String> written) {
    public Measure(String unit, LongFunction<String> written) {
        this(unit, 1, written);
    }

    /// For a table: every digit.
    public String exact(long amount) {
        if (parts == 1) {
            return Long.toString(amount);
        }
        return BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(parts))
                .stripTrailingZeros()
                .toPlainString();
    }
}
