package dev.drover.cli;

import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `drover daemon run`: is the daemon, in the foreground.
@Command(
        name = "run",
        description = "Is the daemon, in this terminal, until Ctrl-C.",
        footer = {"  drover daemon run --headless", "  drover daemon run --exit-when-idle 10m"})
final class DaemonRunCommand extends CliCommand {
    @Mixin DaemonOptionGroup group = new DaemonOptionGroup();

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) {
        return context.around().starter().run(group.options());
    }
}
