package dev.drover.cli;

import dev.drover.cli.service.Service;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.DoctorFinding;
import dev.drover.model.view.DoctorFinding.Verdict;
import dev.drover.model.view.ServiceView;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `drover service check`: what is wrong, and what to do. Exit 1 if it cannot work as it is.
@Command(
        name = "check",
        description = "Says in plain words what is wrong with it, and what to do.",
        footer = {"  drover service check", "  drover service check --json | jq '.[].todo'"})
final class ServiceCheckCommand extends ServiceAction {
    @Override
    int run(Context context, Service service) throws Exception {
        List<DoctorFinding> findings = new ArrayList<>(service.check());
        otherDaemon(context, service.look()).ifPresent(findings::add);
        if (json) {
            context.out().json(findings);
        } else {
            DoctorCommand.print(findings, context.out());
        }
        return findings.stream().anyMatch(f -> f.verdict() == Verdict.FAIL)
                ? Exit.REFUSED
                : Exit.OK;
    }

    private static Optional<DoctorFinding> otherDaemon(Context context, ServiceView view)
            throws IOException {
        Optional<ProcessKey> daemon = DaemonFile.live(context);
        if (daemon.isEmpty() || !view.installed() || view.unreachable() != null) {
            return Optional.empty();
        }
        long pid = daemon.get().pid();
        return Optional.of(
                view.pid() != null && view.pid() == pid
                        ? DoctorFinding.ok("daemon", "it is the service")
                        : DoctorFinding.warn(
                                "daemon",
                                "process " + pid + " is the daemon, not the service",
                                "That is well if it is the app with its tray icon. Else `drover"
                                        + " daemon stop`, then `drover service restart`."));
    }
}
