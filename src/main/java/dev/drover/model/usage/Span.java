package dev.drover.model.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A stretch of days up to now, as people say it.
public enum Span {
    TODAY(1),
    WEEK(7),
    MONTH(30);

    private final int days;

    Span(int days) {
        this.days = days;
    }

    public int days() {
        return days;
    }

    /// Midnight in the user's zone, so many days ago.
    public Instant start(Instant now, ZoneId zone) {
        LocalDate first = now.atZone(zone).toLocalDate().minusDays(days - 1L);
        return first.atStartOfDay(zone).toInstant();
    }

    public static Optional<Span> named(String name) {
        return Arrays.stream(values()).filter(s -> s.toString().equals(name)).findFirst();
    }

    /// `today`, `7d`, `30d`.
    @Override
    public String toString() {
        return this == TODAY ? name().toLowerCase(Locale.ROOT) : days + "d";
    }
}
