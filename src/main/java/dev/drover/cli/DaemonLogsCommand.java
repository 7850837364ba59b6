package dev.drover.cli;

import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `drover daemon logs`.
@Command(
        name = "logs",
        description = "Prints the end of its log; --json prints the lines as they are.",
        footer = {"  drover daemon logs -n 20", "  drover daemon logs --follow"})
final class DaemonLogsCommand extends CliCommand {
    @Option(names = "-n", paramLabel = "N", description = "How many lines; 50 by default.")
    int lines = 50;

    @Option(names = "--follow", description = "Goes on with what is added.")
    boolean follow;

    @Override
    boolean runsAlone(Invocation invocation) {
        return true;
    }

    @Override
    boolean streams(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context) throws Exception {
        return LogPrinter.print(context, lines, follow, json);
    }
}
