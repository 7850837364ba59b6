package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.ServerMark;

import picocli.CommandLine.Command;

import java.util.List;

/// `drover processes marks`: what people have said of how often servers should exist.
@Command(
        name = "marks",
        description = "Lists servers of which you want one per user or workspace.",
        footer = {"  drover processes marks"})
final class MarksCommand extends CliCommand {
    @Override
    int run(Context context) {
        return print(context.api().marks(), json, context);
    }

    static int print(List<ServerMark> marks, boolean json, Context context) {
        Output out = context.out();
        if (json) {
            out.json(marks);
            return Exit.OK;
        }
        if (marks.isEmpty()) {
            out.line("No server is marked: each may run once in every session.");
            return Exit.OK;
        }
        Table table =
                Table.of(
                        Column.text("NAME", 12, 30, 0),
                        Column.whole("ONCE PER", 0),
                        Column.number("MARKED", 2),
                        Column.path("SERVER", 18, 60, 1));
        for (ServerMark mark : marks) {
            table.row(
                    Cell.of(mark.name(), Tone.STRONG),
                    Cell.of(mark.once()),
                    Cell.of(Quantity.age(mark.at(), context.now())),
                    Cell.of(mark.server(), Tone.DIM));
        }
        out.table(table);
        return Exit.OK;
    }
}
