package dev.drover.core.usage;

import dev.drover.model.usage.LimitUse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// When a limit will be used up if its use goes on as it did lately. Says nothing where that is a
/// guess: too few points, a use that jumps, or an end that is far beyond what was seen.
public final class Forecast {
    /// Points that are needed at least, and the time between the first and the last.
    static final int LEAST_POINTS = 5;

    static final Duration LEAST_TIME = Duration.ofMinutes(10);

    /// As far ahead as this many times what was seen.
    static final double REACH = 10;

    /// How much of the ups and downs a straight line has to explain.
    static final double LEAST_FIT = 0.9;

    private Forecast() {}

    /// @param used in the unit of the limit
    public record Point(Instant at, double used) {}

    /// @param points in order of time, none from before the limit last started from nothing
    /// @return empty if it is not certain, or not before the limit starts from nothing again
    public static Optional<Instant> runsOut(List<Point> points, LimitUse use, Instant now) {
        if (points.size() < LEAST_POINTS || use.share() >= 1) {
            return Optional.empty();
        }
        Instant first = points.getFirst().at();
        Duration seen = Duration.between(first, points.getLast().at());
        if (seen.compareTo(LEAST_TIME) < 0) {
            return Optional.empty();
        }
        Line line = Line.through(points, first);
        if (line.slope <= 0 || line.fit < LEAST_FIT) {
            return Optional.empty();
        }
        double seconds = (use.most() - use.used()) / line.slope;
        if (seconds > seen.toSeconds() * REACH) {
            return Optional.empty();
        }
        Instant out = now.plusSeconds((long) seconds);
        boolean before = use.resetsAt() == null || out.isBefore(use.resetsAt());
        return before ? Optional.of(out) : Optional.empty();
    }

    /// The straight line nearest to all points.
    ///
    /// @param slope a second
    /// @param fit 0 to 1
    private record Line(double slope, double fit) {
        static Line through(List<Point> points, Instant first) {
            double n = points.size();
            double sumX = 0;
            double sumY = 0;
            for (Point point : points) {
                sumX += seconds(first, point);
                sumY += point.used();
            }
            double xx = 0;
            double xy = 0;
            double yy = 0;
            for (Point point : points) {
                double x = seconds(first, point) - sumX / n;
                double y = point.used() - sumY / n;
                xx += x * x;
                xy += x * y;
                yy += y * y;
            }
            return xx == 0 || yy == 0 ? new Line(0, 0) : new Line(xy / xx, xy * xy / (xx * yy));
        }

        private static double seconds(Instant first, Point point) {
            return Duration.between(first, point.at()).toMillis() / 1000.0;
        }
    }
}
