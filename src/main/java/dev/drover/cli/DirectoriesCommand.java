package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.ProcessTreeView.Directory;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.ArrayList;
import java.util.List;

/// `drover processes directories`: what daemons have left on disk.
@Command(
        name = "directories",
        description = "Lists daemons' instance directories; moves abandoned ones to the trash.",
        footer = {
            "  drover processes directories",
            "  drover processes directories --trash --yes",
            "  drover processes directories --restore tmz3k1-5f0c11aa"
        })
final class DirectoriesCommand extends CliCommand {
    @Option(names = "--trash", description = "Moves all abandoned ones to Drover's trash.")
    boolean trash;

    @Option(names = "--restore", paramLabel = "ID", description = "Puts one back in its place.")
    @Nullable String restore;

    @Option(names = "--yes", description = "Does what --trash else only tells.")
    boolean yes;

    @Override
    int run(Context context) {
        Output out = context.out();
        if (restore != null) {
            Directory back = context.api().restoreDirectory(restore);
            if (json) {
                out.json(back);
            } else {
                out.line("Put back: " + back.path());
            }
            return Exit.OK;
        }
        List<Directory> all = context.api().daemonDirectories();
        if (!trash) {
            print(all, context);
            return Exit.OK;
        }
        List<Directory> abandoned =
                all.stream().filter(d -> d.abandoned() && d.trashed() == null).toList();
        if (!yes) {
            print(abandoned, context);
            if (!json && !abandoned.isEmpty()) {
                out.line("These would be moved to the trash. Add --yes to do it.");
            }
            return Exit.REFUSED;
        }
        List<Directory> moved = new ArrayList<>();
        abandoned.forEach(d -> moved.add(context.api().trashDirectory(d.path())));
        print(moved, context);
        return Exit.OK;
    }

    private void print(List<Directory> directories, Context context) {
        Output out = context.out();
        if (json) {
            out.json(directories);
            return;
        }
        if (directories.isEmpty()) {
            out.line("No daemon has left a directory.");
            return;
        }
        Table table =
                Table.of(
                        Column.whole("STATE", 0),
                        Column.number("SIZE", 1),
                        Column.number("CHANGED", 2),
                        Column.path("DIRECTORY", 30, 70, 0),
                        Column.whole("ID", 0));
        for (Directory d : directories) {
            table.row(
                    Cell.of(state(d), d.abandoned() ? Tone.ATTENTION : Tone.PLAIN),
                    Cell.of(
                            d.trashed() != null && d.bytes() == 0
                                    ? null
                                    : Quantity.bytes(d.bytes())),
                    Cell.of(d.changed() == null ? null : Quantity.age(d.changed(), context.now())),
                    Cell.of(context.shortPath(d.path())),
                    Cell.of(d.trashed(), Tone.DIM));
        }
        out.table(table);
    }

    private static String state(Directory directory) {
        if (directory.trashed() != null) {
            return "in trash";
        }
        return directory.abandoned() ? "abandoned" : "in use";
    }
}
