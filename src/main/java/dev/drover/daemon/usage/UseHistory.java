package dev.drover.daemon.usage;

import dev.drover.core.usage.Forecast;
import dev.drover.core.usage.Forecast.Point;
import dev.drover.model.usage.LimitUse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How much of each limit was used lately: a point a minute for two hours, in memory, as a forecast
/// needs it.
final class UseHistory {
    private static final Duration PACE = Duration.ofMinutes(1);
    private static final int MOST_POINTS = 120;

    private final Map<String, Deque<Point>> points = new HashMap<>();

    /// Notes all limits as they are; those that are not there any more are forgotten.
    synchronized void note(List<LimitUse> uses, Instant now) {
        Set<String> there = new HashSet<>();
        for (LimitUse use : uses) {
            there.add(use.key());
            note(points.computeIfAbsent(use.key(), key -> new ArrayDeque<>()), use, now);
        }
        points.keySet().retainAll(there);
    }

    private static void note(Deque<Point> known, LimitUse use, Instant now) {
        Point last = known.peekLast();
        if (last != null && (use.used() < last.used() || now.isBefore(last.at()))) {
            // It began anew, or the clock was set: what was before says nothing of what comes.
            known.clear();
            last = null;
        }
        if (last == null || !last.at().plus(PACE).isAfter(now)) {
            known.addLast(new Point(now, use.used()));
        }
        if (known.size() > MOST_POINTS) {
            known.removeFirst();
        }
    }

    /// The same limits with when they run out, where that is certain. The number of agents and what
    /// is in a context go up and down by their nature: of those nothing is foretold.
    synchronized List<LimitUse> forecast(List<LimitUse> uses, Instant now) {
        List<LimitUse> all = new ArrayList<>();
        for (LimitUse use : uses) {
            Deque<Point> known = points.get(use.key());
            all.add(
                    known == null || !isUsedUp(use.kind())
                            ? use
                            : use.runningOut(
                                    Forecast.runsOut(List.copyOf(known), use, now).orElse(null)));
        }
        return all;
    }

    private static boolean isUsedUp(LimitUse.Kind kind) {
        return switch (kind) {
            case DAY, MONTH, FIVE_HOUR, SEVEN_DAY -> true;
            case POOL, CONTEXT, QUOTA -> false;
        };
    }
}
