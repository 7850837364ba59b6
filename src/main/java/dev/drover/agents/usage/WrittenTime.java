package dev.drover.agents.usage;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// When a line was written, as it says itself. Agents all write it the same way, a hundred thousand
/// times, so that this way has a path of its own.
final class WrittenTime {
    /// A clock may have been put back a little since then.
    private static final Duration MAY_BE_AHEAD = Duration.ofHours(1);

    private static final String USUAL = "dddd-dd-ddTdd:dd:dd.dddZ";

    private WrittenTime() {}

    /// @return null if it is no time, or one that has not been yet
    static @Nullable Instant of(String text, Instant now) {
        Instant at = isUsual(text) ? usual(text) : parsed(text);
        return at == null || at.isAfter(now.plus(MAY_BE_AHEAD)) ? null : at;
    }

    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length()) {
            return false;
        }
        for (int i = 0; i < USUAL.length(); i++) {
            char c = text.charAt(i);
            char form = USUAL.charAt(i);
            if (form == 'd' ? c < '0' || c > '9' : c != form) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Instant usual(String text) {
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        try {
            LocalDate day =
                    LocalDate.of(digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2));
            long seconds = day.toEpochDay() * 86_400L + hour * 3600L + minute * 60L + second;
            return Instant.ofEpochMilli(seconds * 1000 + digits(text, 20, 3));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    private static @Nullable Instant parsed(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
