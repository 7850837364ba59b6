package dev.drover.ui.part;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// How ages, sizes and amounts read in the window: short, one unit, never negative.
public final class Figures {
    /// Between a number and its unit, so that they stay on one line.
    private static final char GAP = '\u00A0';

    private static final Duration HOUR = Duration.ofHours(1);

    private Figures() {}

    /// @return such as `12 s`, `3 m`, `5 h`, `2 d`; a time that lies ahead counts as now
    public static String age(Instant from, Instant now) {
        long seconds = Math.max(0, Duration.between(from, now).toSeconds());
        if (seconds < 60) {
            return seconds + "" + GAP + "s";
        }
        if (seconds < 3_600) {
            return seconds / 60 + "" + GAP + "m";
        }
        if (seconds < 86_400) {
            return seconds / 3_600 + "" + GAP + "h";
        }
        return seconds / 86_400 + "" + GAP + "d";
    }

    /// @return as {@link #age}, of time to come: two weeks that began a moment ago are two weeks
    public static String left(Instant now, Instant until) {
        return age(
                now, until.plus(Duration.between(now, until).toDays() > 0 ? HOUR : Duration.ZERO));
    }

    /// @return two units, such as `4 min 12 s` or `2 h 5 min`, where there is room
    public static String longAge(Instant from, Instant now) {
        long seconds = Math.max(0, Duration.between(from, now).toSeconds());
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3_600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        if (seconds < 86_400) {
            return two(seconds / 3_600, "h", seconds % 3_600 / 60, "min");
        }
        return two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h");
    }

    private static String two(long big, String bigUnit, long small, String smallUnit) {
        String head = big + " " + bigUnit;
        return small == 0 ? head : head + " " + small + " " + smallUnit;
    }

    /// @return such as `412 MB` or `1.2 GB` (of 1,024 each)
    public static String bytes(long bytes) {
        double megabytes = Math.max(0, bytes) / 1_048_576.0;
        if (megabytes < 1_000) {
            return Math.round(megabytes) + "" + GAP + "MB";
        }
        double gigabytes = megabytes / 1_024;
        return gigabytes < 1_000
                ? String.format(Locale.ROOT, "%.1f%cGB", gigabytes, GAP)
                : String.format(Locale.ROOT, "%.1f%cTB", gigabytes / 1_024, GAP);
    }

    /// The same for what lies on a disk, which may be small.
    ///
    /// @return such as `12 KB`, `412 MB`
    public static String size(long bytes) {
        return bytes < 1_048_576
                ? Math.ceilDiv(Math.max(0, bytes), 1_024) + "" + GAP + "KB"
                : bytes(bytes);
    }

    /// @return such as `1 instance`, `5 instances`
    public static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /// @return such as `950`, `15k`, `1.2M`, `3.4B`
    public static String tokens(long tokens) {
        if (tokens < 1_000) {
            return Long.toString(tokens);
        }
        if (tokens < 1_000_000) {
            return tokens / 1_000 + "k";
        }
        return tokens < 999_950_000
                ? tenths(tokens / 1_000_000.0) + "M"
                : tenths(tokens / 1_000_000_000.0) + "B";
    }

    /// @return such as `1.2`, or `3` for a whole number
    private static String tenths(double number) {
        String one = String.format(Locale.ROOT, "%.1f", number);
        return one.endsWith(".0") ? one.substring(0, one.length() - 2) : one;
    }

    /// @return such as `$0`, `$0.004`, `$12.30`, `$1,240`
    public static String dollars(double usd) {
        if (usd >= 999.995) {
            return String.format(Locale.ROOT, "$%,d", Math.round(usd));
        }
        if (usd >= 0.00995 || usd <= 0) {
            return usd <= 0 ? "$0" : String.format(Locale.ROOT, "$%.2f", usd);
        }
        return usd < 0.0005 ? "< $0.001" : String.format(Locale.ROOT, "$%.3f", usd);
    }

    /// @param share 0 to 1
    /// @return such as `7.5 %`, `98 %`; only all of it is `100 %`, and only nothing `0 %`
    public static String percent(double share) {
        double hundredths = share * 100;
        if (hundredths > 0 && hundredths < 0.05) {
            return "< 0.1" + GAP + "%";
        }
        if (hundredths < 10) {
            return tenths(hundredths) + GAP + "%";
        }
        long whole = Math.round(hundredths);
        return (whole == 100 && hundredths < 100 ? 99 : whole) + "" + GAP + "%";
    }
}
