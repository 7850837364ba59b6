package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/// Prints the end of the daemon's log, and what is added to it.
final class LogPrinter {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private LogPrinter() {}

    /// @return exit code
    static int print(Context context, int lines, boolean follow, boolean json) throws Exception {
        LogFile log = LogFile.at(context.paths().log());
        var tail = log.tail(Math.max(0, lines));
        if (tail.isEmpty() && !follow) {
            throw Context.refused(
                    "There is no log at " + context.paths().log() + " yet. The daemon begins it.");
        }
        tail.forEach(line -> print(line, context.out(), json));
        context.out().flush();
        while (follow) {
            Thread.sleep(PAUSE);
            log.more().forEach(line -> print(line, context.out(), json));
            context.out().flush();
        }
        return Exit.OK;
    }

    private static void print(LogLine line, Output out, boolean json) {
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
