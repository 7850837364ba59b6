package dev.drover.agents.usage;

import dev.drover.model.usage.TelemetryPoint;
import dev.drover.model.usage.TelemetryPoint.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What Claude Code exports by OpenTelemetry (OTLP over HTTP as JSON), as far as it is wanted: the
/// counters of tokens and of cost. The form is that of `ExportMetricsServiceRequest`; all of it may
/// be missing, and what is not known is passed over.
public record TelemetryExport(@Nullable List<@Nullable Resource> resourceMetrics) {
    /// Sum of what was counted since the last export.
    private static final int DELTA = 1;

    /// What the agent asks models beside the conversation, such as for a title. No transcript has
    /// it.
    private static final String AUXILIARY = "auxiliary";

    /// A conversation cannot have more than so many characters in its id.
    private static final int LONGEST_ID = 200;

    public record Resource(@Nullable List<@Nullable Scope> scopeMetrics) {}

    public record Scope(@Nullable List<@Nullable Metric> metrics) {}

    public record Metric(@Nullable String name, @Nullable Sum sum) {}

    /// @param aggregationTemporality 1 for what came since the last export, 2 for what came since
    /// the beginning
    public record Sum(
            @Nullable Integer aggregationTemporality, @Nullable List<@Nullable Point> dataPoints) {}

    /// @param startTimeUnixNano nanoseconds since 1970, which JSON carries as text
    public record Point(
            @Nullable List<@Nullable Attribute> attributes,
            @Nullable Long startTimeUnixNano,
            @Nullable Long timeUnixNano,
            @Nullable Long asInt,
            @Nullable Double asDouble) {}

    public record Attribute(@Nullable String key, @Nullable Value value) {}

    public record Value(@Nullable String stringValue) {}

    /// The measurements in it that say whose they are and when they were taken.
    public List<TelemetryPoint> points() {
        List<TelemetryPoint> points = new ArrayList<>();
        for (Resource resource : of(resourceMetrics)) {
            for (Scope scope : of(resource.scopeMetrics)) {
                for (Metric metric : of(scope.metrics)) {
                    Kind kind = kind(metric.name);
                    if (kind != null && metric.sum != null) {
                        read(kind, metric.sum, points);
                    }
                }
            }
        }
        return points;
    }

    private static @Nullable Kind kind(@Nullable String name) {
        return switch (name) {
            case "claude_code.token.usage" -> Kind.TOKENS;
            case "claude_code.cost.usage" -> Kind.COST;
            case null, default -> null;
        };
    }

    private static void read(Kind kind, Sum sum, List<TelemetryPoint> into) {
        boolean growing = !Objects.equals(sum.aggregationTemporality, DELTA);
        for (Point point : of(sum.dataPoints)) {
            String session = attribute(point, "session.id");
            Long from = point.startTimeUnixNano;
            Long to = point.timeUnixNano;
            Double value =
                    point.asDouble != null
                            ? point.asDouble
                            : point.asInt == null ? null : Double.valueOf(point.asInt);
            if (AUXILIARY.equals(attribute(point, "query_source"))
                    || session.isEmpty()
                    || session.length() > LONGEST_ID
                    || from == null
                    || to == null
                    || value == null
                    || !Double.isFinite(value)
                    || value < 0) {
                continue;
            }
            into.add(
                    new TelemetryPoint(
                            session,
                            kind,
                            attribute(point, "model")
                                    + ' '
                                    + attribute(point, "type")
                                    + ' '
                                    + attribute(point, "query_source"),
                            value,
                            time(from),
                            time(to),
                            growing));
        }
    }

    private static String attribute(Point point, String key) {
        return of(point.attributes).stream()
                .filter(a -> key.equals(a.key) && a.value != null && a.value.stringValue != null)
                .map(a -> Objects.requireNonNull(Objects.requireNonNull(a.value).stringValue))
                .findFirst()
                .orElse("");
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }

    private static <T> List<T> of(@Nullable List<@Nullable T> list) {
        return list == null
                ? List.of()
                : list.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
