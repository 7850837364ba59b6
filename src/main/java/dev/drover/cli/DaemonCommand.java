package dev.drover.cli;

import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Command;

/// `drover daemon`: the daemon's own life.
@Command(
        description = "Starts, stops and looks at the daemon.",
        subcommands = {
            DaemonRunCommand.class,
            DaemonStartCommand.class,
            DaemonStopCommand.class,
            DaemonRestartCommand.class,
            DaemonStatusCommand.class,
            DaemonLogsCommand.class
        },
        footer = {
            "  drover daemon start",
            "  drover daemon status",
            "  drover daemon logs -n 20 --follow"
        })
final class DaemonCommand extends CliCommand {
    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    boolean streams(Invocation invocation) {
        return invocation.arguments().contains("--follow");
    }

    @Override
    int run(Context context) {
        return DaemonStatusCommand.print(context, json);
    }
}
