package dev.drover.tray;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.InstanceState;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.Overview;

import java.time.Instant;
import java.util.List;

/// The state of everything in one short line, one mood and one number.
///
/// @param waits how many wait for a person
public record TrayStatus(String text, TrayMood mood, int waits) {
    /// What the picture has room for; more is `9+`.
    private static final int MOST = 10;

    /// @return such as `5 instances · 1 waits · 2 alerts`
    public static TrayStatus of(Overview overview, Instant now) {
        int waits = overview.waiting().size();
        int failed = overview.states().getOrDefault(InstanceState.ERROR, 0);
        boolean unwell = !overview.notices().isEmpty();
        List<AlertView> alerts = alerts(overview);
        boolean paused = isPaused(overview, now);
        StringBuilder text = new StringBuilder();
        text.append(
                switch (overview.live()) {
                    case 0 -> "No agents";
                    case 1 -> "1 instance";
                    default -> overview.live() + " instances";
                });
        if (waits > 0) {
            text.append(" · ").append(waits).append(waits == 1 ? " waits" : " wait");
        }
        if (failed > 0) {
            text.append(" · ").append(failed).append(" failed");
        }
        if (!alerts.isEmpty()) {
            text.append(" · ")
                    .append(alerts.size())
                    .append(alerts.size() == 1 ? " alert" : " alerts");
        }
        if (unwell) {
            text.append(" · degraded");
        }
        if (paused) {
            text.append(" · paused");
        }
        boolean alarming =
                alerts.stream().anyMatch(a -> a.severity().compareTo(AlertSeverity.WARNING) >= 0);
        TrayMood mood =
                paused
                        ? TrayMood.PAUSED
                        : failed > 0 || unwell || alarming
                                ? TrayMood.ALERT
                                : waits > 0 ? TrayMood.ATTENTION : TrayMood.OK;
        return new TrayStatus(text.toString(), mood, waits);
    }

    /// What is the matter beside those that wait, who have lines of their own. What people know of
    /// or do not want to hear of is left out.
    static List<AlertView> alerts(Overview overview) {
        return overview.alerts().stream()
                .filter(
                        a ->
                                a.kind() != AlertKind.WAITING
                                        && a.status() == AlertStatus.FIRING
                                        && !a.muted())
                .toList();
    }

    static boolean isPaused(Overview overview, Instant now) {
        Instant until = overview.pausedUntil();
        return until != null && now.isBefore(until);
    }

    /// The resource that shows this on such a panel: mood and number of those that wait.
    String picture(PanelGround ground) {
        int count =
                switch (mood) {
                    case OK, PAUSED -> 0;
                    case ATTENTION, ALERT -> Math.min(waits, MOST);
                };
        return "/dev/drover/icons/tray/" + mood + "-" + count + "-" + ground + ".png";
    }
}
