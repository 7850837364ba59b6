package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.cli.service.Service;
import dev.drover.model.view.ServiceView;

import picocli.CommandLine.Command;

import java.io.IOException;
import java.nio.file.Files;

/// `drover service install`.
@Command(
        name = "install",
        description = {
            "Has the daemon started at login, and starts it.",
            "",
            "A daemon that runs without a window already hands over to it. The app with its tray"
                    + " icon is left alone: the service then comes when the app has gone."
        },
        footer = {"  drover service install", "  drover service install --json"})
final class ServiceInstallCommand extends ServiceAction {
    @Override
    int run(Context context, Service service) throws Exception {
        ServiceView before = service.look();
        boolean window = holdsAWindow(context);
        // Two daemons cannot be, and the service would leave at once in favour of this one.
        if (before.unreachable() == null && !window && !before.running()) {
            new DaemonControl(context).stop();
        }
        service.install();
        if (!window) {
            DaemonControl.waitFor(
                    DaemonControl.START, () -> new DaemonControl(context).health().isPresent());
        }
        ServiceView now = service.look();
        if (json) {
            context.out().json(now);
        } else {
            tell(context, now, window);
        }
        boolean answers = window || new DaemonControl(context).health().isPresent();
        return answers || now.pid() == null ? Exit.OK : Exit.NO_DAEMON;
    }

    private static void tell(Context context, ServiceView now, boolean window) {
        Output out = context.out();
        out.line("Installed: " + now.manager() + " starts Drover when you log in.");
        out.line(out.words().add("  " + context.shortPath(now.definition()), Tone.DIM));
        if (window) {
            out.line(
                    "The app with its tray icon is the daemon now and stays. The service comes at"
                            + " your next login, or with `drover service restart` once the app is"
                            + " closed.");
        } else if (now.pid() != null) {
            out.line("It runs as process " + now.pid() + ".");
        } else {
            out.line("It does not run yet; `drover service check` tells what is in its way.");
        }
    }

    /// Who holds the lock writes into it what it is; after a crash it is still there to be read.
    private static boolean holdsAWindow(Context context) {
        if (DaemonFile.live(context).isEmpty()) {
            return false;
        }
        try {
            return Files.readString(context.paths().lock()).strip().endsWith(" window");
        } catch (IOException nobody) {
            return false;
        }
    }
}
