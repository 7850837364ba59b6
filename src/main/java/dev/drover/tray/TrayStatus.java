package dev.drover.tray;

import dev.drover.model.InstanceState;
import dev.drover.model.view.Overview;

/// The state of everything in one short line and one mood.
public record TrayStatus(String text, TrayMood mood) {

    /// @return such as `5 instances · 1 waits`
    public static TrayStatus of(Overview overview) {
        int waits = overview.waiting().size();
        int failed = overview.states().getOrDefault(InstanceState.ERROR, 0);
        boolean unwell = !overview.notices().isEmpty();
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
        if (unwell) {
            text.append(" · degraded");
        }
        TrayMood mood =
                failed > 0 || unwell
                        ? TrayMood.ALERT
                        : waits > 0 ? TrayMood.ATTENTION : TrayMood.OK;
        return new TrayStatus(text.toString(), mood);
    }
}
