package dev.drover.ui.usage;

import dev.drover.ui.charts.HeatData;

import org.jspecify.annotations.Nullable;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The last seven days as weekdays and hours.
final class UsageWeek {
    private static final int HOURS = 24;

    private UsageWeek() {}

    /// @param now the hours of today after it are still to come, and have no amount
    static HeatData of(UsageView report, Instant now) {
        Long[] amounts = new Long[DayOfWeek.values().length * HOURS];
        Arrays.fill(amounts, 0L);
        for (UsageView.Cell cell : report.week()) {
            amounts[(cell.weekday() - 1) * HOURS + cell.hour()] = cell.tokens();
        }
        ZonedDateTime today = now.atZone(ZoneId.of(report.zone()));
        List<@Nullable Long> known = new ArrayList<>(Arrays.asList(amounts));
        for (int hour = today.getHour() + 1; hour < HOURS; hour++) {
            known.set((today.getDayOfWeek().getValue() - 1) * HOURS + hour, null);
        }
        List<String> days =
                Arrays.stream(DayOfWeek.values())
                        .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
                        .toList();
        List<String> hours = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            hours.add(String.format(Locale.ROOT, "%02d:00", hour));
        }
        return new HeatData(days, hours, known);
    }
}
