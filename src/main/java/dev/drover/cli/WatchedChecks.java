package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.AlertKind;
import dev.drover.model.view.AlertView;

import java.util.List;

/// The doctor asks what the daemon has found at other daemons: databases whose logs grow without
/// end.
final class WatchedChecks {
    private WatchedChecks() {}

    static void run(Context context, List<Finding> findings) {
        try {
            for (AlertView alert : context.api().alerts(false)) {
                if (alert.kind() == AlertKind.WAL_GROWTH) {
                    findings.add(grown(alert));
                }
            }
        } catch (DaemonUnavailableException e) {
            // The daemon's own check says that it is not there.
        }
    }

    private static Finding grown(AlertView alert) {
        return Finding.warn(
                        AlertKind.WAL_GROWTH.toString(),
                        alert.title() + " " + alert.summary(),
                        "drover processes report")
                .because(String.join(" ", alert.evidence()));
    }
}
