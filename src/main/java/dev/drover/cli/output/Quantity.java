package dev.drover.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Times and sizes as people say them.
public final class Quantity {
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};

    private static final Duration HOUR = Duration.ofHours(1);

    private Quantity() {}

    /// Time passed, in the largest unit: `42s`, `12m`, `3h`, `2d`. Never negative.
    public static String age(Instant since, Instant now) {
        long seconds = Math.max(0, Duration.between(since, now).toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "m";
        }
        return seconds < 86_400 ? seconds / 3_600 + "h" : seconds / 86_400 + "d";
    }

    /// Time to come, as {@link #age}. What began as two weeks a moment ago is two weeks to people.
    public static String left(Instant now, Instant until) {
        return age(
                now, until.plus(Duration.between(now, until).toDays() > 0 ? HOUR : Duration.ZERO));
    }

    /// A duration in its two largest units: `42s`, `4m 12s`, `3h 5m`, `2d 4h`. Never negative.
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "m", seconds % 60, "s");
        }
        return seconds < 86_400
                ? two(seconds / 3_600, "h", seconds % 3_600 / 60, "m")
                : two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        return large + unit + (small == 0 ? "" : " " + small + smallUnit);
    }

    /// Decimal units, two significant places below ten: `870 B`, `1.2 GB`, `214 MB`.
    public static String bytes(long bytes) {
        double amount = Math.max(0, bytes);
        int unit = 0;
        while (amount >= 999.5 && unit < BYTES.length - 1) {
            amount /= 1_000;
            unit++;
        }
        String form = unit > 0 && amount < 9.95 ? "%.1f %s" : "%.0f %s";
        return String.format(Locale.ROOT, form, amount, BYTES[unit]);
    }

    /// `1 process`, `3 processes`.
    public static String count(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    /// `1 agent`, `3 agents`.
    public static String count(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
