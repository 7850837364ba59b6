package dev.drover.cli;

import dev.drover.cli.service.Service;
import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;
import java.util.Map;

/// `drover service logs`.
@Command(
        name = "logs",
        description = "Prints the end of its log; --manager what the service manager heard.",
        footer = {"  drover service logs -n 20 --follow", "  drover service logs --manager"})
final class ServiceLogsCommand extends ServiceAction {
    @Option(names = "-n", paramLabel = "N", description = "How many lines; 50 by default.")
    int lines = 50;

    @Option(names = "--follow", description = "Goes on with what is added.")
    boolean follow;

    @Option(
            names = "--manager",
            description = "What it said before its log was open, and how it ended.")
    boolean manager;

    @Override
    boolean streams(Invocation invocation) {
        return true;
    }

    @Override
    int run(Context context, Service service) throws Exception {
        if (!manager) {
            return LogPrinter.print(context, lines, follow, json);
        }
        List<String> heard = service.heard(Math.max(1, lines));
        if (json) {
            heard.forEach(line -> context.out().jsonLine(Map.of("message", line)));
        } else if (heard.isEmpty()) {
            context.out().line("It has heard nothing.");
        } else {
            heard.forEach(context.out()::line);
        }
        return Exit.OK;
    }
}
