package dev.drover.core.usage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Now, and how times near it are written.
///
/// @param zone of the person who reads
public record Moment(Instant now, ZoneId zone) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    /// `14:30` today, `Tue 09:00` within the week, else `2 Dec`.
    String write(Instant at) {
        ZonedDateTime time = at.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        if (time.toLocalDate().equals(today)) {
            return TIME.format(time);
        }
        boolean near =
                time.toLocalDate().isBefore(today.plusDays(7))
                        && time.toLocalDate().isAfter(today.minusDays(1));
        return (near ? DAY : DATE).format(time);
    }
}
