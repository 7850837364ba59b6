package dev.drover.cli;

import dev.drover.cli.service.Service;

import picocli.CommandLine.Command;

/// `drover service` (ST2): the daemon in the care of the system's service manager.
@Command(
        description = {
            "Keeps the daemon running: from login on, and again after a crash.",
            "",
            "On Linux it is a unit of systemd's user manager (256 MB, half a processor), on macOS"
                + " an agent of launchd, on Windows an entry of the Run key. It has no window and"
                + " no tray icon; the app takes over from it when you start that."
        },
        subcommands = {
            ServiceInstallCommand.class,
            ServiceUninstallCommand.class,
            ServiceStatusCommand.class,
            ServiceRestartCommand.class,
            ServiceLogsCommand.class,
            ServiceCheckCommand.class
        },
        footer = {
            "  drover service install",
            "  drover service check",
            "  drover service logs -n 20 --follow"
        })
final class ServiceCommand extends ServiceAction {
    @Override
    int run(Context context, Service service) throws Exception {
        return ServiceStatusCommand.print(context, service, json);
    }
}
