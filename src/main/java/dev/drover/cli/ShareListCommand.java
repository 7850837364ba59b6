package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.SharedServerView;

import picocli.CommandLine.Command;

import java.util.List;

/// `drover share list`: servers that sessions share, and what that saves.
@Command(
        name = "list",
        description = "Lists servers that sessions share.",
        footer = {
            "  drover share list",
            "  drover share list --json | jq '.[] | {name, pid, clients: (.clients | length)}'"
        })
final class ShareListCommand extends CliCommand {
    @Override
    int run(Context context) {
        return list(context, json);
    }

    static int list(Context context, boolean json) {
        List<SharedServerView> all = context.api().shares();
        Output out = context.out();
        if (json) {
            out.json(all);
            return Exit.OK;
        }
        if (all.isEmpty()) {
            out.line("No server is shared. `drover setup share` lets your agents share theirs.");
            return Exit.OK;
        }
        Table table =
                Table.of(
                        Column.text("NAME", 10, 30, 0),
                        Column.whole("STATE", 0),
                        Column.number("SESSIONS", 0),
                        Column.number("PID", 0),
                        Column.number("MEMORY", 0),
                        Column.number("RESTARTS", 1),
                        Column.number("AGE", 2),
                        Column.path("COMMAND", 14, 60, 3));
        for (SharedServerView one : all) {
            table.row(
                    Cell.of(one.name(), Tone.STRONG),
                    Cell.of(one.state(), tone(one.state())),
                    Cell.of(one.clients().size()),
                    Cell.of(one.pid() == null ? null : one.pid().toString()),
                    Cell.of(one.memoryBytes() == null ? null : Quantity.bytes(one.memoryBytes())),
                    Cell.of(one.restarts() == 0 ? null : Integer.toString(one.restarts())),
                    Cell.of(
                            one.startedAt() == null
                                    ? null
                                    : Quantity.age(one.startedAt(), context.now())),
                    Cell.of(one.command(), Tone.DIM));
        }
        out.table(table);
        conclusions(all, out);
        return Exit.OK;
    }

    private static Tone tone(String state) {
        return state.equals("ready")
                ? Tone.GOOD
                : state.equals("down") ? Tone.ATTENTION : Tone.PLAIN;
    }

    private static void conclusions(List<SharedServerView> all, Output out) {
        long saved = all.stream().mapToLong(SharedServerView::savedBytes).sum();
        boolean any =
                saved > 0 || all.stream().anyMatch(s -> s.alone() != null || s.problem() != null);
        if (any) {
            out.blank();
        }
        for (SharedServerView one : all) {
            if (one.alone() != null) {
                out.line(out.words().add(one.name() + " is not shared: " + one.alone(), Tone.DIM));
            }
            if (one.problem() != null) {
                String line = one.name() + " " + one.problem();
                out.line(out.words().add(line, one.pid() == null ? Tone.ATTENTION : Tone.DIM));
            }
        }
        if (saved > 0) {
            out.line(out.words().add(Quantity.bytes(saved) + " saved by sharing", Tone.GOOD));
        }
    }
}
