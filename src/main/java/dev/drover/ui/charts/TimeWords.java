package dev.drover.ui.charts;

import javafx.util.StringConverter;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/// How moments read on a chart: in the zone of the person who looks.
///
/// @param tick for the marks of the axis
/// @param exact for the moment that was chosen
public record TimeWords(DateTimeFormatter tick, DateTimeFormatter exact) {

    public static TimeWords clock(ZoneId zone) {
        return new TimeWords(format("HH:mm", zone), format("HH:mm:ss", zone));
    }

    /// For hours of a day.
    public static TimeWords hours(ZoneId zone) {
        return new TimeWords(format("HH:mm", zone), format("EEE d MMM, HH:mm", zone));
    }

    /// For a few days.
    public static TimeWords weekdays(ZoneId zone) {
        return new TimeWords(format("EEE d", zone), format("EEEE d MMMM", zone));
    }

    /// For many days.
    public static TimeWords days(ZoneId zone) {
        return new TimeWords(format("d MMM", zone), format("EEEE d MMMM", zone));
    }

    private static DateTimeFormatter format(String pattern, ZoneId zone) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(zone);
    }

    String mark(Instant at) {
        return tick.format(at);
    }

    String moment(Instant at) {
        return exact.format(at);
    }

    /// An axis marks its two ends as well, which are no round times and stay without words.
    StringConverter<Number> ticks(DoubleSupplier unit) {
        return converter(
                number -> {
                    long seconds = Math.round(number.doubleValue());
                    return seconds % Math.max(1, Math.round(unit.getAsDouble())) == 0
                            ? tick.format(Instant.ofEpochSecond(seconds))
                            : "";
                });
    }

    static StringConverter<Number> whole() {
        return converter(number -> Long.toString(Math.round(number.doubleValue())));
    }

    private static StringConverter<Number> converter(Function<Number, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(Number number) {
                return words.apply(number);
            }

            @Override
            public Number fromString(String text) {
                throw new UnsupportedOperationException("an axis is only read");
            }
        };
    }
}
