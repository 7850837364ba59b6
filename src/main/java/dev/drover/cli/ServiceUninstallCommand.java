package dev.drover.cli;

import dev.drover.cli.service.Service;

import picocli.CommandLine.Command;

import java.util.Map;

/// `drover service uninstall`.
@Command(
        name = "uninstall",
        description = "Ends the service and takes its description away; your data stays.",
        footer = {"  drover service uninstall"})
final class ServiceUninstallCommand extends ServiceAction {
    @Override
    int run(Context context, Service service) throws Exception {
        boolean there = service.uninstall();
        if (json) {
            context.out().json(Map.of("uninstalled", there));
        } else {
            context.out()
                    .line(
                            there
                                    ? "Taken away. What Drover remembers stays in "
                                            + context.shortPath(context.paths().state())
                                            + "."
                                    : "Drover was not installed as a service.");
        }
        return Exit.OK;
    }
}
