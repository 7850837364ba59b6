package dev.drover.daemon.usage;

import dev.drover.model.usage.TelemetryPoint;
import dev.drover.model.usage.TelemetryPoint.Kind;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// What agents have counted themselves and exported, summed up by conversation. In memory only: it
/// is one more witness beside the transcript, and no figure that is kept.
public final class TelemetryFigures {
    /// More conversations at once are not worth a comparison; the one heard of longest ago goes.
    private static final int MOST_SESSIONS = 1_000;

    private static final int MOST_SERIES = 100;

    /// Agents export once a minute. What began longer before its conversation's first export was
    /// not heard from the beginning, so its sum is no sum.
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Map<String, Session> sessions =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
                    return size() > MOST_SESSIONS;
                }
            };

    /// The sums of one conversation.
    private static final class Session {
        private final Map<String, Series> series = new HashMap<>();
        private Instant first = Instant.MAX;
    }

    /// One counter: what came until its last new beginning, and since then.
    private static final class Series {
        private final Kind kind;
        private double before;
        private double since;
        private Instant from = Instant.MIN;
        private Instant to = Instant.MIN;

        Series(Kind kind) {
            this.kind = kind;
        }

        /// An export that is sent twice ends at the same time, and counts once.
        void take(TelemetryPoint point) {
            if (!point.to().isAfter(to)) {
                return;
            }
            if (!point.growing() || point.from().isAfter(from)) {
                before += since;
                since = 0;
            }
            since = point.value();
            from = point.from();
            to = point.to();
        }
    }

    public synchronized void take(List<TelemetryPoint> points) {
        for (TelemetryPoint point : points) {
            Session session = sessions.computeIfAbsent(point.session(), id -> new Session());
            if (point.from().isBefore(session.first)) {
                session.first = point.from();
            }
            Series series = session.series.get(point.kind() + point.series());
            if (series == null && session.series.size() < MOST_SERIES) {
                series = new Series(point.kind());
                session.series.put(point.kind() + point.series(), series);
            }
            if (series != null) {
                series.take(point);
            }
        }
    }

    /// The sum of what a conversation has used since it began.
    ///
    /// @param startedAt when it began
    /// @return empty if nothing was heard, or not from the beginning
    public synchronized OptionalDouble of(String session, Kind kind, Instant startedAt) {
        Session found = sessions.get(session);
        if (found == null || found.first.isAfter(startedAt.plus(LATE))) {
            return OptionalDouble.empty();
        }
        List<Series> of = found.series.values().stream().filter(s -> s.kind == kind).toList();
        return of.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(of.stream().mapToDouble(s -> s.before + s.since).sum());
    }
}
