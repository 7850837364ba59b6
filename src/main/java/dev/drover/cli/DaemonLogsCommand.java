package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.ipc.CommandRunner.Invocation;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// `drover daemon logs`.
@Command(
        name = "logs",
        description = "Prints the end of its log; --json prints the lines as they are.",
        footer = {"  drover daemon logs -n 20", "  drover daemon logs --follow"})
final class DaemonLogsCommand extends CliCommand {
    private static final Duration PAUSE = Duration.ofMillis(250);

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
        LogFile log = LogFile.at(context.paths().log());
        var tail = log.tail(Math.max(0, lines));
        if (tail.isEmpty() && !follow) {
            throw Context.refused(
                    "There is no log at " + context.paths().log() + " yet. The daemon begins it.");
        }
        tail.forEach(line -> print(line, context.out()));
        context.out().flush();
        while (follow) {
            Thread.sleep(PAUSE);
            log.more().forEach(line -> print(line, context.out()));
            context.out().flush();
        }
        return Exit.OK;
    }

    private void print(LogLine line, Output out) {
        if (json) {
            if (line.isJson()) {
                out.jsonText(line.raw());
            } else {
                out.jsonLine(Map.of("message", line.raw()));
            }
            return;
        }
        Tone tone =
                switch (line.level()) {
                    case "ERROR" -> Tone.BAD;
                    case "WARN" -> Tone.ATTENTION;
                    default -> Tone.PLAIN;
                };
        var words = out.words();
        if (!line.time().isEmpty()) {
            words.add(line.time(), Tone.DIM).add("  ");
        }
        if (!line.level().isEmpty()) {
            words.add(String.format(Locale.ROOT, "%-5s", line.level()), tone).add("  ");
        }
        if (!line.logger().isEmpty()) {
            words.add(line.logger() + " ", Tone.DIM);
        }
        out.line(words.add(line.message()));
    }
}
