package dev.drover.cli;

import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.Health;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The doctor asks the daemon, and looks at who says to be it.
final class DaemonChecks {
    private DaemonChecks() {}

    static void run(Context context, List<Finding> findings) {
        Optional<ProcessKey> holder = DaemonFile.live(context);
        String socket = context.shortPath(context.paths().socket());
        try {
            Health health = context.api().health();
            findings.add(Finding.ok("socket", socket + " answers"));
            findings.add(
                    holder.map(
                                    k ->
                                            Finding.ok(
                                                    "daemon",
                                                    "process "
                                                            + k.pid()
                                                            + ", version "
                                                            + health.version()))
                            .orElseGet(() -> unsigned(context)));
            checks(health, findings);
        } catch (DaemonUnavailableException e) {
            findings.add(
                    holder.map(k -> hung(k, e))
                            .orElseGet(
                                    () ->
                                            Finding.warn(
                                                    "daemon",
                                                    "none runs, so nothing is seen or kept",
                                                    "drover daemon start")));
        }
    }

    private static Finding unsigned(Context context) {
        return Finding.warn(
                "daemon",
                "it answers, but "
                        + context.shortPath(context.paths().daemonJson())
                        + " does not name it",
                "drover daemon restart");
    }

    private static Finding hung(ProcessKey process, DaemonUnavailableException e) {
        return Finding.fail(
                "daemon",
                "process "
                        + process.pid()
                        + " holds the lock but does not answer: "
                        + e.getMessage(),
                "drover daemon restart");
    }

    /// One row for all that is well, so that what is not stands out.
    private static void checks(Health health, List<Finding> findings) {
        Map<String, Health.Check> sorted = new TreeMap<>(health.checks());
        List<String> well = new ArrayList<>();
        sorted.forEach(
                (name, check) -> {
                    if (check.ok()) {
                        well.add(name);
                    } else {
                        findings.add(
                                Finding.fail(
                                        name,
                                        check.detail(),
                                        "`drover daemon logs` tells more; `drover daemon restart`"
                                                + " often helps"));
                    }
                });
        findings.add(Finding.ok("self-checks", "well: " + String.join(", ", well)));
        if (!health.durable()) {
            findings.add(
                    Finding.fail(
                            "disk",
                            "it takes nothing any more: what happens now is kept in memory only",
                            "Free some space where the database is."));
        }
    }
}
