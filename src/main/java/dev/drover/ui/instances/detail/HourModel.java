package dev.drover.ui.instances.detail;

import dev.drover.model.VisibleText;
import dev.drover.model.view.InstanceHistory.Span;
import dev.drover.ui.part.Figures;
import dev.drover.ui.part.StateLook;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What one agent did in the hour before a moment, ready to be drawn as a strip. However many
/// spans there are, a strip has no more pieces than columns. It knows no node.
///
/// @param pieces oldest first; where nothing is known there is a gap
/// @param totals how long it was in each state, the longest first
record HourModel(List<Piece> pieces, List<Total> totals) {
    static final Duration HOUR = Duration.ofHours(1);
    static final int COLUMNS = 240;

    /// @param from first column
    /// @param to column after the last
    record Piece(StateLook look, int from, int to, String words) {}

    record Total(StateLook look, Duration time) {
        String words() {
            long minutes = time.toMinutes();
            return look.word() + (minutes < 1 ? " < 1 min" : " " + minutes + " min");
        }
    }

    static HourModel of(List<Span> spans, Instant now) {
        Instant begin = now.minus(HOUR);
        @Nullable Span[] columns = new @Nullable Span[COLUMNS];
        Map<StateLook, Duration> times = new EnumMap<>(StateLook.class);
        for (Span span : spans) {
            Instant from = later(span.from(), begin);
            Instant to = span.to() == null || span.to().isAfter(now) ? now : span.to();
            StateLook look = StateLook.of(span.state());
            // What has ended does nothing any more.
            if (look == StateLook.ENDED || !from.isBefore(to)) {
                continue;
            }
            times.merge(look, Duration.between(from, to), Duration::plus);
            int first = Math.min(COLUMNS - 1, column(from, begin));
            int after = Math.max(first + 1, column(to, begin));
            for (int i = first; i < Math.min(after, COLUMNS); i++) {
                columns[i] = span;
            }
        }
        List<Total> totals =
                times.entrySet().stream()
                        .map(e -> new Total(e.getKey(), e.getValue()))
                        .sorted(Comparator.comparing(Total::time).reversed())
                        .toList();
        return new HourModel(pieces(columns, now), totals);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static int column(Instant at, Instant begin) {
        long millis = Duration.between(begin, at).toMillis();
        return (int) Math.min(COLUMNS, Math.round(millis * COLUMNS / (double) HOUR.toMillis()));
    }

    private static List<Piece> pieces(@Nullable Span[] columns, Instant now) {
        List<Piece> pieces = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= COLUMNS; i++) {
            if (i == COLUMNS || !Objects.equals(columns[i], columns[start])) {
                Span span = columns[start];
                if (span != null) {
                    pieces.add(new Piece(StateLook.of(span.state()), start, i, words(span, now)));
                }
                start = i;
            }
        }
        return pieces;
    }

    private static String words(Span span, Instant now) {
        Instant to = span.to() == null ? now : span.to();
        String note = span.note() == null ? "" : "\n" + VisibleText.line(span.note(), 120);
        return StateLook.of(span.state()).word()
                + " for "
                + Figures.longAge(span.from(), to)
                + ", from "
                + FactSheet.clock(span.from())
                + (span.to() == null ? "" : " to " + FactSheet.clock(to))
                + note;
    }

    String spoken() {
        return totals.isEmpty()
                ? "Nothing is known of the last hour."
                : "In the last hour: "
                        + totals.stream()
                                .map(t -> t.words().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "));
    }
}
