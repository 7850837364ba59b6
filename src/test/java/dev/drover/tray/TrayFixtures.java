package dev.drover.tray;

import dev.drover.model.InstanceState;
import dev.drover.model.Source;
import dev.drover.model.Terminal;
import dev.drover.model.view.InstanceView;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Instances that wait, for the tray's tests.
final class TrayFixtures {
    private static final Instant SINCE = Instant.parse("2026-11-20T14:00:00Z");

    private TrayFixtures() {}

    static InstanceView waiting(int number) {
        return waiting("id-" + number, "name " + number, "permission: Bash", 60L * number);
    }

    static InstanceView waiting(String id, String name, String reason) {
        return waiting(id, name, reason, 0);
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
