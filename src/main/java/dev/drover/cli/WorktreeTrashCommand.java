package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.util.List;

/// `drover worktrees trash`: what is there, and the way to delete it for good.
@Command(
        name = "trash",
        description = "Lists removed worktrees; --purge deletes one of them for good.",
        footer = {
            "  drover worktrees trash",
            "  drover worktrees trash --purge 5f0c11aa",
            "  drover worktrees trash --purge 5f0c11aa --yes"
        })
final class WorktreeTrashCommand extends CliCommand {
    @Option(names = "--purge", paramLabel = "ID", description = "Deletes this one for good.")
    @Nullable String purge;

    @Option(names = "--yes", description = "Does it.")
    boolean yes;

    @Override
    int run(Context context) {
        Output out = context.out();
        if (purge != null) {
            WorktreeDeed deed = context.api().worktrees().purge(purge, !yes);
            if (json) {
                out.json(deed);
            } else {
                WorktreeSheet.deed(deed, context);
                if (!yes) {
                    out.line("Add --yes to do it.");
                }
            }
            return yes ? Exit.OK : Exit.REFUSED;
        }
        List<TrashedWorktreeView> all = context.api().worktrees().trash();
        if (json) {
            out.json(all);
        } else if (all.isEmpty()) {
            out.line("The trash is empty.");
        } else {
            print(all, context);
        }
        return Exit.OK;
    }

    private static void print(List<TrashedWorktreeView> all, Context context) {
        Table table =
                Table.of(
                        Column.whole("ID", 0),
                        Column.path("WORKTREE", 20, 50, 0),
                        Column.number("SIZE", 1),
                        Column.number("REMOVED", 2),
                        Column.number("DELETED IN", 1),
                        Column.text("HOLDS", 10, 50, 3));
        for (TrashedWorktreeView one : all) {
            table.row(
                    Cell.of(one.id()),
                    Cell.of(context.shortPath(one.path())),
                    Cell.of(one.sizeBytes() == null ? null : Quantity.bytes(one.sizeBytes())),
                    Cell.of(Quantity.age(one.at(), context.now())),
                    Cell.of(
                            one.until() == null
                                    ? "kept"
                                    : Quantity.left(context.now(), one.until())),
                    Cell.of(String.join(" ", one.work()), Tone.DIM));
        }
        context.out().table(table);
    }
}
