package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.ipc.openapi.OpenApi;
import dev.drover.model.VisibleText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.Locale;

/// `drover api`: what a script can call. Needs no daemon: it tells of this version.
@Command(
        name = "api",
        description = "Lists what scripts can call; with --json, as an OpenAPI document.",
        footer = {
            "  drover api",
            "  drover api messages",
            "  drover api --json > drover-openapi.json",
            "  SOCKET=$(cat ~/.local/state/drover/endpoint)",
            "  curl --unix-socket \"$SOCKET\" http://drover/v1/status",
            "  curl -N --unix-socket \"$SOCKET\" http://drover/v1/events"
        })
final class ApiCommand extends CliCommand {
    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "[WORD]",
            hideParamSyntax = true,
            description = "Only addresses that have this word in them, such as ports.")
    String word = "";

    @Override
    int run(Context context) {
        Output out = context.out();
        if (json) {
            out.json(OpenApi.document(context.around().version()));
            return Exit.OK;
        }
        List<OpenApi.Line> lines =
                OpenApi.lines().stream()
                        .filter(l -> l.path().contains(word.toLowerCase(Locale.ROOT)))
                        .toList();
        if (lines.isEmpty()) {
            throw Context.refused(
                    "No address has '"
                            + VisibleText.line(word, 40)
                            + "' in it. `drover api` lists them all.");
        }
        Table table =
                Table.of(
                        Column.whole("METHOD", 1),
                        Column.whole("PATH", 0),
                        Column.text("WHAT", 30, 90, 2));
        for (OpenApi.Line line : lines) {
            table.row(
                    Cell.of(line.method(), Tone.DIM),
                    Cell.of(line.path(), Tone.STRONG),
                    Cell.of(line.words().split("(?<=[.]) ", 2)[0]));
        }
        out.table(table);
        return Exit.OK;
    }
}
