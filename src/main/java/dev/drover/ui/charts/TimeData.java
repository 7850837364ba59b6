package dev.drover.ui.charts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;

/// Values of several series at the same moments. Each value holds until the next moment: the chart
/// draws steps, not slopes.
///
/// @param from where the chart begins
/// @param to where it ends
/// @param times rising; the first is not before `from`, the last not after `to`
public record TimeData(Instant from, Instant to, List<Instant> times, List<Series> series) {
    /// @param name for legend and table
    /// @param styleClass gives the colour
    /// @param values one for each moment
    public record Series(String name, String styleClass, double[] values) {
        double last() {
            return values.length == 0 ? 0 : values[values.length - 1];
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Series s
                    && name.equals(s.name)
                    && styleClass.equals(s.styleClass)
                    && Arrays.equals(values, s.values);
        }

        @Override
        public int hashCode() {
            return name.hashCode() * 31 + Arrays.hashCode(values);
        }
    }

    public TimeData {
        times = List.copyOf(times);
        series = List.copyOf(series);
        for (Series one : series) {
            if (one.values().length != times.size()) {
                throw new IllegalArgumentException(
                        one.name() + " has not one value for each moment");
            }
        }
    }

    boolean isEmpty() {
        return times.isEmpty();
    }

    /// All series together at one moment.
    double total(int moment) {
        return series.stream().mapToDouble(s -> s.values()[moment]).sum();
    }

    double greatestTotal() {
        double most = 0;
        for (int i = 0; i < times.size(); i++) {
            most = Math.max(most, total(i));
        }
        return most;
    }

    /// The moment whose values hold at a time.
    int at(Instant time) {
        int found = 0;
        for (int i = 0; i < times.size() && !times.get(i).isAfter(time); i++) {
            found = i;
        }
        return found;
    }

    /// The same with at most so many moments: of those that lie too close the last one stays.
    TimeData capped(int most) {
        if (times.size() <= most) {
            return this;
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            kept.add((int) ((long) (i + 1) * times.size() / most) - 1);
        }
        return new TimeData(
                from,
                to,
                kept.stream().map(times::get).toList(),
                series.stream()
                        .map(
                                s ->
                                        new Series(
                                                s.name(),
                                                s.styleClass(),
                                                kept.stream()
                                                        .mapToDouble(i -> s.values()[i])
                                                        .toArray()))
                        .toList());
    }

    /// As a table for spreadsheets: RFC 4180, times in UTC.
    String csv() {
        return csv(Csv::number);
    }

    String csv(Measure measure) {
        return csv(value -> measure.exact(Math.round(value)));
    }

    private String csv(DoubleFunction<String> cell) {
        StringBuilder text = new StringBuilder("time");
        series.forEach(s -> text.append(',').append(Csv.cell(s.name())));
        text.append("\r\n");
        for (int i = 0; i < times.size(); i++) {
            text.append(times.get(i));
            for (Series s : series) {
                text.append(',').append(cell.apply(s.values()[i]));
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
