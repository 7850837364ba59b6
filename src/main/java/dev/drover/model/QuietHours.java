package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of each day in which no notification disturbs, such as `22:00-07:00`, by the clock on the
/// wall. It may reach over midnight.
///
/// @param from first quiet minute, null for no quiet hours
/// @param to first minute that is not quiet any more
public record QuietHours(@Nullable LocalTime from, @Nullable LocalTime to) {
    public static final QuietHours NONE = new QuietHours(null, null);

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–]\\s*(\\d{1,2}):(\\d{2})");

    /// @param text blank for none
    /// @return empty if the text means nothing, or a part of the day that never begins
    public static Optional<QuietHours> parse(String text) {
        if (text.isBlank()) {
            return Optional.of(NONE);
        }
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime from = time(parts.group(1), parts.group(2));
            LocalTime to = time(parts.group(3), parts.group(4));
            return from.equals(to) ? Optional.empty() : Optional.of(new QuietHours(from, to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalTime time(String hour, String minute) {
        return LocalTime.of(Integer.parseInt(hour), Integer.parseInt(minute));
    }

    public boolean covers(LocalTime time) {
        if (from == null || to == null) {
            return false;
        }
        boolean begun = !time.isBefore(from);
        boolean over = !time.isBefore(to);
        return from.isBefore(to) ? begun && !over : begun || !over;
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return from == null || to == null ? "" : from + "-" + to;
    }
}
