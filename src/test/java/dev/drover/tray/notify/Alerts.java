package dev.drover.tray.notify;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.view.AlertView;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Alerts for the tests of notifications.
final class Alerts {
    static final Instant NOW = Instant.parse("2026-11-20T14:00:00Z");

    private Alerts() {}

    /// An agent that waits.
    static AlertView waiting(String id) {
        return of(id, AlertKind.WAITING, AlertSeverity.WARNING, "permission: Bash", "i-" + id);
    }

    static AlertView of(
            String id,
            AlertKind kind,
            AlertSeverity severity,
            String summary,
            @Nullable String instance) {
        return new AlertView(
                id,
                kind + "/" + id,
                kind,
                severity,
                AlertStatus.FIRING,
                kind.toString(),
                "agent " + id,
                summary,
                List.of(),
                instance,
                instance == null ? "alerts/" + id : "instances/" + instance,
                NOW,
                null,
                null,
                null,
                false);
    }

    /// One that leads there.
    static AlertView at(String place, AlertKind kind) {
        return new AlertView(
                "p",
                kind + "/p",
                kind,
                AlertSeverity.WARNING,
                AlertStatus.FIRING,
                kind.toString(),
                "srv",
                "runs more than once",
                List.of(),
                null,
                place,
                NOW,
                null,
                null,
                null,
                false);
    }

    static AlertView acknowledged(AlertView alert) {
        return with(alert, AlertStatus.ACKNOWLEDGED, alert.muted());
    }

    static AlertView muted(AlertView alert) {
        return with(alert, alert.status(), true);
    }

    private static AlertView with(AlertView alert, AlertStatus status, boolean muted) {
        return new AlertView(
                alert.id(),
                alert.fingerprint(),
                alert.kind(),
                alert.severity(),
                status,
                alert.group(),
                alert.title(),
                alert.summary(),
                alert.evidence(),
                alert.instance(),
                alert.place(),
                alert.since(),
                alert.acknowledgedAt(),
                alert.resolvedAt(),
                alert.resolution(),
                muted);
    }
}
