package dev.drover.core.usage;

import dev.drover.model.usage.LimitUse;

import java.util.Collection;

/// How near the nearest limit is, in a word.
public enum StatusWord {
    OPTIMAL("🟢 OPTIMAL"),
    BUSY("🟡 BUSY"),
    LIMIT("🔴 LIMIT"),
    NO_DATA("⚪ NO DATA");

    /// Shares above this are busy.
    static final double BUSY_FROM = 0.8;

    static final double LIMIT_FROM = 1;

    private final String text;

    StatusWord(String text) {
        this.text = text;
    }

    public static StatusWord of(Collection<LimitUse> limits) {
        if (limits.isEmpty()) {
            return NO_DATA;
        }
        double worst = limits.stream().mapToDouble(LimitUse::share).max().orElse(0);
        return worst >= LIMIT_FROM ? LIMIT : worst > BUSY_FROM ? BUSY : OPTIMAL;
    }

    Tint tint() {
        return switch (this) {
            case OPTIMAL -> Tint.GREEN;
            case BUSY -> Tint.YELLOW;
            case LIMIT -> Tint.RED;
            case NO_DATA -> Tint.DIM;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
