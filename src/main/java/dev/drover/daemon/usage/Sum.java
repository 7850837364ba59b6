package dev.drover.daemon.usage;

import dev.drover.model.usage.Amount;
import dev.drover.model.usage.Rated;
import dev.drover.model.usage.UsageFigures;

import org.jspecify.annotations.Nullable;

/// Adds up amounts and what they cost.
final class Sum {
    private static final double NANOS = 1e9;

    private final LivePrices prices;
    private Amount amount = Amount.NONE;
    private long nanos;
    private boolean priced;
    private boolean whole = true;

    Sum(LivePrices prices) {
        this.prices = prices;
    }

    void add(Rated rated, Amount more) {
        if (more.isNone()) {
            return;
        }
        amount = amount.plus(more);
        Long cost = prices.nanos(rated, more);
        if (cost == null) {
            whole = false;
        } else {
            nanos = Math.addExact(nanos, cost);
            priced = true;
        }
    }

    void add(Sum other) {
        amount = amount.plus(other.amount);
        nanos = Math.addExact(nanos, other.nanos);
        priced |= other.priced;
        whole &= other.whole;
    }

    boolean isEmpty() {
        return amount.isNone();
    }

    boolean isWhole() {
        return whole;
    }

    Amount amount() {
        return amount;
    }

    /// What has a price; null if nothing has one.
    @Nullable Double usd() {
        return priced ? nanos / NANOS : null;
    }

    UsageFigures figures() {
        return UsageFigures.of(amount, usd(), whole);
    }
}
