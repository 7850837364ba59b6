package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.EndingView;

import java.util.List;

/// What would end, what ended and what was kept, for people.
final class EndingSheet {
    private EndingSheet() {}

    /// @return the exit code: refused for a preview, and where something that was to end has not
    static int print(EndingView view, boolean json, Context context) {
        if (json) {
            context.out().json(view);
        } else {
            print(view, context.out());
        }
        boolean idle = view.processes().isEmpty();
        boolean allGone = view.processes().stream().allMatch(EndingSheet::isGone);
        return idle || (!view.preview() && allGone) ? Exit.OK : Exit.REFUSED;
    }

    private static boolean isGone(EndingView.Row row) {
        return row.outcome() != null
                && (row.outcome().startsWith("ended-") || row.outcome().equals("already-gone"));
    }

    private static void print(EndingView view, Output out) {
        List<EndingView.Row> ends = view.processes().stream().filter(EndingView.Row::ends).toList();
        List<EndingView.Row> kept = view.processes().stream().filter(row -> !row.ends()).toList();
        if (view.processes().isEmpty()) {
            out.line("Nothing is left over.");
            return;
        }
        if (!ends.isEmpty()) {
            out.line(out.words().add(heading(view, ends), Tone.STRONG));
            out.blank();
            out.table(table(ends));
        }
        kept(kept, out);
        undo(ends, out);
        if (!view.durable()) {
            out.blank();
            out.line(out.words().add("The disk takes nothing: the journal has no row.", Tone.BAD));
        }
        if (view.preview()) {
            out.blank();
            out.line(
                    ends.isEmpty()
                            ? "There is nothing to end."
                            : "Nothing was done yet. Add --yes to do it.");
        }
    }

    private static String heading(EndingView view, List<EndingView.Row> ends) {
        String bytes = Quantity.bytes(view.memoryBytes());
        if (view.preview()) {
            return "Would end "
                    + Quantity.count(ends.size(), "process", "processes")
                    + ", which hold about "
                    + bytes
                    + ":";
        }
        long gone = ends.stream().filter(EndingSheet::isGone).count();
        return gone
                + " of "
                + Quantity.count(ends.size(), "process", "processes")
                + " ended, about "
                + bytes
                + " won back:";
    }

    private static Table table(List<EndingView.Row> rows) {
        Table table =
                Table.of(
                        Column.whole("PROCESS", 0),
                        Column.number("MEMORY", 2),
                        Column.text("COMMAND", 14, 34, 1),
                        Column.text("WHY", 30, 80, 0));
        for (EndingView.Row row : rows) {
            Tone tone = row.words() == null || isGone(row) ? Tone.PLAIN : Tone.BAD;
            table.row(
                    Cell.of(row.key(), Tone.DIM),
                    Cell.of(row.memoryBytes() == null ? null : Quantity.bytes(row.memoryBytes())),
                    Cell.of(row.command()),
                    Cell.of(row.words() == null ? row.reason() : row.words(), tone));
        }
        return table;
    }

    /// In full: why something does not end matters more than how it looks in a table.
    private static void kept(List<EndingView.Row> rows, Output out) {
        for (EndingView.Row row : rows) {
            out.blank();
            String name = row.command().isEmpty() ? "" : " " + row.command();
            List<String> first = out.look().wrapped(row.key() + name, 2);
            out.line(out.words().add(first.getFirst(), Tone.DIM));
            for (String part : out.look().wrapped(row.reason(), 2)) {
                out.line(out.words().add("  ").add(part));
            }
        }
    }

    private static void undo(List<EndingView.Row> ends, Output out) {
        List<String> ways =
                ends.stream()
                        .filter(row -> row.undo() != null)
                        .map(row -> row.pid() + ": " + row.undo())
                        .toList();
        if (!ways.isEmpty()) {
            out.blank();
            ways.stream()
                    .flatMap(way -> out.look().wrapped(way, 0).stream())
                    .forEach(line -> out.line(out.words().add(line, Tone.DIM)));
        }
    }
}
