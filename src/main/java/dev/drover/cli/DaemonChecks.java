package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.Health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The doctor asks the daemon, and looks at who says to be it.
final class DaemonChecks {
    private DaemonChecks() {}

    static void run(Context context, Diagnosis diagnosis) {
        Optional<ProcessKey> holder = DaemonFile.live(context);
        String socket = context.shortPath(context.paths().socket());
        try {
            Health health = context.api().health();
            diagnosis.add(DoctorFinding.ok("socket", socket + " answers"));
            diagnosis.add(
                    holder.map(
                                    k ->
                                            DoctorFinding.ok(
                                                    "daemon",
                                                    "process "
                                                            + k.pid()
                                                            + ", version "
                                                            + health.version()))
                            .orElseGet(() -> unsigned(context)));
            checks(health, diagnosis);
        } catch (DaemonUnavailableException e) {
            diagnosis.add(
                    holder.map(k -> hung(k, e))
                            .orElseGet(
                                    () ->
                                            DoctorFinding.warn(
                                                    "daemon",
                                                    "none runs, so nothing is seen or kept",
                                                    "drover daemon start")));
        }
    }

    private static DoctorFinding unsigned(Context context) {
        return DoctorFinding.warn(
                "daemon",
                "it answers, but "
                        + context.shortPath(context.paths().daemonJson())
                        + " does not name it",
                "drover daemon restart");
    }

    private static DoctorFinding hung(ProcessKey process, DaemonUnavailableException e) {
        return DoctorFinding.fail(
                "daemon",
                "process "
                        + process.pid()
                        + " holds the lock but does not answer: "
                        + e.getMessage(),
                "drover daemon restart");
    }

    /// One row for all that is well, so that what is not stands out.
    private static void checks(Health health, Diagnosis diagnosis) {
        Map<String, Health.Check> sorted = new TreeMap<>(health.checks());
        List<String> well = new ArrayList<>();
        sorted.forEach(
                (name, check) -> {
                    if (check.ok()) {
                        well.add(name);
                    } else {
                        diagnosis.add(
                                DoctorFinding.fail(
                                        name,
                                        check.detail(),
                                        "`drover daemon logs` tells more; `drover daemon restart`"
                                                + " often helps."));
                    }
                });
        diagnosis.add(DoctorFinding.ok("self-checks", "well: " + String.join(", ", well)));
        if (!health.durable()) {
            diagnosis.add(
                    DoctorFinding.fail(
                            "disk",
                            "it takes nothing any more: what happens now is kept in memory only",
                            "Free some space where the database is."));
        }
    }
}
