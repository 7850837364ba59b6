package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.PortLeftover;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover ports cleanup`: without `--yes` it only tells what it would do.
@Command(
        name = "cleanup",
        description =
                "Releases leases that nobody needs: of agents that cannot be seen, of directories"
                        + " that are gone, of which the time is over. Never one on which something"
                        + " listens.",
        footer = {"  drover ports cleanup", "  drover ports cleanup --yes"})
final class PortCleanupCommand extends CliCommand {
    @Option(
            names = "--namespace",
            paramLabel = "N",
            description = "Only leases of it: global, or project:NAME.")
    @Nullable String namespace;

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) {
        List<PortLeftover> left = context.api().cleanUpPorts(namespace, !yes);
        Output out = context.out();
        if (json) {
            out.json(left);
        } else if (left.isEmpty()) {
            out.line("No lease is left over.");
        } else {
            String count = Quantity.count(left.size(), "port");
            out.line(
                    out.words()
                            .add(
                                    yes ? count + " released:" : "Would release " + count + ":",
                                    Tone.STRONG));
            out.blank();
            out.table(table(left, context));
            if (!yes) {
                out.blank();
                out.line("Nothing was done yet. Add --yes to do it.");
            }
        }
        return yes || left.isEmpty() ? Exit.OK : Exit.REFUSED;
    }

    private static Table table(List<PortLeftover> left, Context context) {
        Table table =
                Table.of(
                        Column.number("PORT", 0),
                        Column.text("TYPE", 8, 20, 1),
                        Column.text("WHY", 30, 60, 0),
                        Column.path("FOR", 14, 36, 2));
        for (PortLeftover one : left) {
            table.row(
                    Cell.of(one.port().port(), Tone.STRONG),
                    Cell.of(PortTable.what(one.port())),
                    Cell.of(one.reason()),
                    Cell.of(PortTable.where(one.port(), context), Tone.DIM));
        }
        return table;
    }
}
