package dev.drover.cli;

import dev.drover.cli.service.Service;
import dev.drover.model.view.Health;
import dev.drover.model.view.ServiceView;

import picocli.CommandLine.Command;

import java.util.Optional;

/// `drover service restart`.
@Command(
        name = "restart",
        description = "Starts it again, or for the first time; agents notice nothing.",
        footer = {"  drover service restart"})
final class ServiceRestartCommand extends ServiceAction {
    @Override
    int run(Context context, Service service) throws Exception {
        ServiceView before = service.look();
        if (!before.installed() && before.unreachable() == null) {
            throw Context.refused(
                    "Drover is not installed as a service. `drover service install` does that;"
                            + " `drover daemon restart` restarts a daemon that is none.");
        }
        return restart(context, service, json);
    }

    static int restart(Context context, Service service, boolean json) throws Exception {
        service.restart();
        DaemonControl control = new DaemonControl(context);
        DaemonControl.waitFor(DaemonControl.START, () -> control.health().isPresent());
        Optional<Health> health = control.health();
        if (health.isEmpty()) {
            throw Context.refused(
                    "The service manager has started it, but it does not answer. `drover service"
                            + " check` tells what is in its way.");
        }
        if (json) {
            context.out().json(service.look());
        } else {
            context.out().line("Started again: version " + health.get().version() + ".");
        }
        return Exit.OK;
    }
}
