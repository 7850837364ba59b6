package dev.drover.core.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// Numbers as people read them on one line, the same in every locale.
final class Figures {
    private Figures() {}

    /// `999`, `15k`, `1M`, `1.2M`.
    static String count(long number) {
        if (number < 1_000) {
            return Long.toString(number);
        }
        long thousands = rounded(number / 1000.0, 0).longValue();
        if (thousands < 1_000) {
            return thousands + "k";
        }
        return rounded(number / 1_000_000.0, 1).stripTrailingZeros().toPlainString() + "M";
    }

    /// With one digit after the point, `7.5`; what is less than all is never said to be all.
    ///
    /// @param share 0 to 1 and beyond
    static String percent(double share) {
        BigDecimal percent = percentage(share).setScale(1, RoundingMode.HALF_UP);
        boolean toAll = share < 1 && percent.compareTo(BigDecimal.valueOf(100)) >= 0;
        return toAll ? "99.9" : percent.toPlainString();
    }

    /// In whole percent with its sign, `<1%` for what is hardly anything.
    static String wholePercent(double share) {
        return share > 0 && share < 0.01
                ? "<1%"
                : percentage(share).setScale(0, RoundingMode.FLOOR).toPlainString() + "%";
    }

    /// Exact: 0.0745 times 100 is less than 7.45 otherwise.
    private static BigDecimal percentage(double share) {
        return BigDecimal.valueOf(share).movePointRight(2);
    }

    /// `$0.04`, `<$0.01`, `$1234`.
    static String dollars(double usd) {
        if (usd > 0 && usd < 0.005) {
            return "<$0.01";
        }
        return "$" + rounded(usd, usd < 100 ? 2 : 0).toPlainString();
    }

    /// An amount that somebody has set: `$10`, `$7.50`.
    static String wholeDollars(double usd) {
        return usd == Math.rint(usd) ? "$" + rounded(usd, 0).toPlainString() : dollars(usd);
    }

    /// `5s`, `12m`, `3h 05m`.
    static String time(long millis) {
        long seconds = millis / 1000;
        if (seconds < 60) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        if (minutes < 60) {
            return minutes + "m";
        }
        long rest = minutes % 60;
        return minutes / 60 + "h " + (rest < 10 ? "0" : "") + rest + "m";
    }

    private static BigDecimal rounded(double number, int digits) {
        return BigDecimal.valueOf(number).setScale(digits, RoundingMode.HALF_UP);
    }
}
