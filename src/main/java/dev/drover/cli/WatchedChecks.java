package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.AlertKind;
import dev.drover.model.Place;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.DoctorFinding;

/// The doctor asks what the daemon has found at other daemons: databases whose logs grow without
/// end.
final class WatchedChecks {
    private WatchedChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        try {
            for (AlertView alert : context.api().alerts(false)) {
                if (alert.kind() == AlertKind.WAL_GROWTH) {
                    diagnosis.add(grown(alert));
                }
            }
        } catch (DaemonUnavailableException e) {
            // The daemon's own check says that it is not there.
        }
    }

    private static DoctorFinding grown(AlertView alert) {
        return DoctorFinding.warn(
                        AlertKind.WAL_GROWTH.toString(),
                        alert.title() + " " + alert.summary(),
                        "drover processes report")
                .because(String.join(" ", alert.evidence()))
                .shownAt(new Place.Alerts(alert.id()).toString());
    }
}
