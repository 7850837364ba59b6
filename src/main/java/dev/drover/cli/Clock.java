package dev.drover.cli;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// A time to come, by the clock on the wall: `14:05`, with its day unless that is today.
final class Clock {
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter LATER =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private Clock() {}

    static String at(Instant time, Instant now) {
        ZoneId here = ZoneId.systemDefault();
        ZonedDateTime there = time.atZone(here);
        boolean today = there.toLocalDate().equals(now.atZone(here).toLocalDate());
        return (today ? TODAY : LATER).format(there);
    }
}
