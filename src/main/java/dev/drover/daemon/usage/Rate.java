package dev.drover.daemon.usage;

import dev.drover.model.usage.UsageRow;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Tokens a minute now: what came in during the last minutes, as far as it was used in them.
final class Rate {
    private static final Duration NOW = Duration.ofMinutes(5);

    private record Came(Instant at, long tokens) {}

    private final Deque<Came> came = new ArrayDeque<>();
    private @Nullable Instant since;

    /// @param rows what was just written; those of earlier quarters of an hour are history
    synchronized void add(List<UsageRow> rows, Instant now) {
        since = since == null ? now : since;
        long tokens = 0;
        for (UsageRow row : rows) {
            if (row.start().isAfter(now.minus(Duration.ofMinutes(20)))) {
                tokens += row.amount().tokens().total();
            }
        }
        if (tokens > 0) {
            came.addLast(new Came(now, tokens));
        }
    }

    /// @return null if nothing was read yet
    synchronized @Nullable Double perMinute(Instant now) {
        while (!came.isEmpty() && came.getFirst().at().isBefore(now.minus(NOW))) {
            came.removeFirst();
        }
        if (since == null) {
            return null;
        }
        long tokens = came.stream().mapToLong(Came::tokens).sum();
        return (double) tokens / NOW.toMinutes();
    }
}
