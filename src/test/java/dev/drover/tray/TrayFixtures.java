package dev.drover.tray;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.InstanceState;
import dev.drover.model.Source;
import dev.drover.model.Terminal;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Instances that wait, and alerts, for the tray's tests.
final class TrayFixtures {
    private static final Instant SINCE = Instant.parse("2026-11-20T14:00:00Z");

    private TrayFixtures() {}

    static InstanceView waiting(int number) {
        return waiting("id-" + number, "name " + number, "permission: Bash", 60L * number);
    }

    static InstanceView waiting(String id, String name, String reason) {
        return waiting(id, name, reason, 0);
    }

    static AlertView alert(int number) {
        return alert("a" + number, "agent " + number, AlertKind.STALE, AlertStatus.FIRING, false);
    }

    static AlertView alert(String id, AlertKind kind, AlertStatus status, boolean muted) {
        return alert(id, "agent", kind, status, muted);
    }

    private static AlertView alert(
            String id, String title, AlertKind kind, AlertStatus status, boolean muted) {
        return new AlertView(
                id,
                kind + "/" + id,
                kind,
                AlertSeverity.WARNING,
                status,
                kind.toString(),
                title,
                "is silent",
                List.of(),
                null,
                "alerts/" + id,
                SINCE,
                null,
                null,
                null,
                muted);
    }

    private static InstanceView waiting(String id, String name, String reason, long later) {
        Instant since = SINCE.plusSeconds(later);
        return new InstanceView(
                id,
                id,
                "claude-code",
                null,
                null,
                name,
                List.of(),
                null,
                0,
                null,
                "ws-0",
                "/src/app",
                "/src/app",
                null,
                null,
                InstanceState.WAITING,
                reason,
                null,
                since,
                since,
                null,
                null,
                since,
                Source.HOOK,
                Map.of(),
                List.of(),
                new InstanceView.Agents(0, 0),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                Terminal.UNKNOWN);
    }
}
