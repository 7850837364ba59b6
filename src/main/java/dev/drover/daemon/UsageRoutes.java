package dev.drover.daemon;

import dev.drover.agents.usage.TelemetryExport;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.model.VisibleText;
import dev.drover.model.usage.Span;
import dev.drover.model.usage.UsageGrouping;
import dev.drover.model.view.UsageReport;

import java.time.Duration;
import java.util.Map;

/// The endpoints of usage.
final class UsageRoutes {
    private static final int LONGEST_NAME = 80;

    private final Daemon daemon;
    private final MetricsViews views;

    UsageRoutes(Daemon daemon) {
        this.daemon = daemon;
        this.views = new MetricsViews(daemon.usage(), daemon::state);
    }

    void addTo(Map<Endpoint, Handler> routes) {
        routes.put(Endpoints.USAGE, r -> Reply.json(views.all()));
        routes.put(Endpoints.USAGE_OF, r -> Reply.json(views.of(r.param("id"))));
        routes.put(Endpoints.USAGE_REPORT, r -> Reply.json(report(r)));
        routes.put(
                Endpoints.USAGE_CLEANUP,
                r -> {
                    Duration age = Duration.ofSeconds(r.json(Endpoints.Older.class).seconds());
                    return Reply.json(new Endpoints.Forgotten(daemon.instances().forgetEnded(age)));
                });
        routes.put(
                Endpoints.USAGE_OLDER,
                r -> Reply.json(202, daemon.api(r.peer().pid()).readOlder()));
        routes.put(Endpoints.TIMED, this::timed);
        routes.put(Endpoints.TELEMETRY_METRICS, this::telemetry);
        routes.put(Endpoints.TELEMETRY_LOGS, r -> ignored());
    }

    private UsageReport report(Request request) {
        String span = request.query("span").orElse("");
        String by = request.query("by").orElse("");
        return daemon.usage()
                .report(
                        Span.named(span.isEmpty() ? "today" : span)
                                .orElseThrow(() -> wrong("span", "today, 7d or 30d")),
                        UsageGrouping.named(by.isEmpty() ? "model" : by)
                                .orElseThrow(() -> wrong("by", "one of " + UsageGrouping.names())));
    }

    private static Refused wrong(String name, String allowed) {
        return Refused.badRequest("'" + name + "' must be " + allowed + ".");
    }

    private Reply timed(Request request) throws Exception {
        Endpoints.Timed timed = request.json(Endpoints.Timed.class);
        String name = timed.name();
        if (name == null || name.isBlank()) {
            throw Refused.badRequest("The body has no 'name'.");
        }
        daemon.usage().hooks().timed(VisibleText.line(name, LONGEST_NAME), timed.micros());
        return Reply.empty();
    }

    /// An empty object tells the exporter that all was taken.
    private Reply telemetry(Request request) throws Exception {
        requireTelemetry();
        daemon.usage().telemetry().take(request.json(TelemetryExport.class).points());
        return Reply.json(Map.of());
    }

    private Reply ignored() {
        requireTelemetry();
        return Reply.json(Map.of());
    }

    private void requireTelemetry() {
        if (!daemon.settings().current().usage().telemetry()) {
            throw new Refused(
                    new Refusal.NotNow(
                            "Drover takes no telemetry; `drover settings set usage.telemetry true`"
                                    + " switches that on."));
        }
    }
}
