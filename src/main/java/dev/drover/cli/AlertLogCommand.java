package dev.drover.cli;

import dev.drover.cli.output.Output;
import dev.drover.cli.output.Tone;
import dev.drover.ipc.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Locale;

/// `drover alerts log`.
@Command(
        name = "log",
        description =
                "Prints what happened to alerts, the last line last; --json prints the lines as"
                        + " they are.",
        footer = {
            "  drover alerts log -n 20",
            "  drover alerts log --json | jq 'select(.what == \"fired\") | .title'"
        })
final class AlertLogCommand extends CliCommand {
    @Option(names = "-n", paramLabel = "N", description = "How many lines; 50 by default.")
    int lines = 50;

    @Override
    int run(Context context) {
        Output out = context.out();
        List<LogLine> tail = LogFile.at(context.paths().alertLog()).tail(Math.max(0, lines));
        if (tail.isEmpty() && !json) {
            out.line("No alert has fired yet.");
        }
        for (LogLine line : tail) {
            if (json) {
                out.jsonText(line.raw());
            } else {
                print(line, out);
            }
        }
        return Exit.OK;
    }

    private static void print(LogLine line, Output out) {
        JsonNode node;
        try {
            node = Json.mapper().readTree(line.raw());
        } catch (JacksonException e) {
            out.line(line.raw());
            return;
        }
        String what = text(node, "what");
        var words = out.words().add(line.time(), Tone.DIM).add("  ");
        words.add(String.format(Locale.ROOT, "%-12s", what), tone(what)).add("  ");
        String id = text(node, "id");
        if (id.isEmpty()) {
            String until = text(node, "until");
            words.add(text(node, "kind").isEmpty() ? "all notifications" : text(node, "kind"));
            words.add(until.isEmpty() ? "" : " until " + LogLine.time(until));
        } else {
            words.add(id + "  ", Tone.DIM).add(text(node, "title"), Tone.STRONG).add("  ");
            String how = text(node, "how");
            words.add(how.isEmpty() ? text(node, "summary") : how);
        }
        out.line(words);
    }

    private static Tone tone(String what) {
        return switch (what) {
            case "fired" -> Tone.ATTENTION;
            case "resolved" -> Tone.GOOD;
            default -> Tone.PLAIN;
        };
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
