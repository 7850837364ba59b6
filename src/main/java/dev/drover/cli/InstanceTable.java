package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Look;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Instances as a table: what a person looks for first stands first, and what matters least gives
/// way first on a narrow terminal.
final class InstanceTable {
    private static final List<Column> NARROW_COLUMNS =
            List.of(
                    Column.whole("ID", 0),
                    Column.whole("STATE", 0),
                    Column.number("SINCE", 1),
                    Column.text("NAME", 14, 30, 0),
                    Column.path("WHERE", 10, 20, 2),
                    Column.text("REASON", 17, 30, 0));
    private static final List<Column> WIDE_COLUMNS =
            List.of(
                    Column.whole("ID", 0),
                    Column.whole("STATE", 0),
                    Column.number("SINCE", 1),
                    Column.text("NAME", 14, 28, 0),
                    Column.path("PROJECT", 7, 14, 3),
                    Column.path("BRANCH", 8, 18, 2),
                    Column.text("REASON", 17, 28, 0),
                    Column.whole("AGENT", 5),
                    Column.number("SUBAGENTS", 6),
                    Column.number("MEMORY", 7),
                    Column.number("PID", 8));

    private InstanceTable() {}

    /// From this width on a project and its branch have a column each.
    private static final int WIDE = 100;

    static Table of(List<InstanceView> instances, Look look, Instant now) {
        Map<String, String> projects = projects(instances);
        boolean wide = look.columns() >= WIDE;
        Table table = wide ? Table.of(WIDE_COLUMNS) : Table.of(NARROW_COLUMNS);
        for (InstanceView i : instances) {
            Tone tone = Tone.of(i.state());
            Cell id = Cell.of(i.shortId(), Tone.DIM);
            Cell state = Cell.of(Tone.word(i.state(), look), tone);
            Cell since = Cell.of(Quantity.age(i.since(), now));
            Cell name = Cell.of(i.name(), i.state().isLive() ? Tone.STRONG : Tone.DIM);
            Cell reason = Cell.of(reason(i), tone);
            String project = projects.getOrDefault(i.root(), i.root());
            if (wide) {
                table.row(
                        id,
                        state,
                        since,
                        name,
                        Cell.of(project),
                        Cell.of(i.branch()),
                        reason,
                        Cell.of(i.agent()),
                        Cell.of(i.agents().now() == 0 ? null : i.agents().now()),
                        Cell.of(memory(i)),
                        Cell.of(i.pid()));
            } else {
                String where = i.branch() == null ? project : project + ":" + i.branch();
                table.row(id, state, since, name, Cell.of(where), reason);
            }
        }
        return table;
    }

    /// What it waits for, what went wrong, or why it ended.
    static @Nullable String reason(InstanceView instance) {
        if (instance.state() == InstanceState.ENDED) {
            return instance.endReason();
        }
        return instance.waitingFor() != null ? instance.waitingFor() : instance.detail();
    }

    static @Nullable String memory(InstanceView instance) {
        Long bytes = instance.memoryBytes();
        return bytes == null ? null : Quantity.bytes(bytes);
    }

    /// The last part of each root; two parts where the last alone would name two projects.
    static Map<String, String> projects(List<InstanceView> instances) {
        Map<String, String> roots = new HashMap<>();
        Map<String, Integer> uses = new HashMap<>();
        for (InstanceView instance : instances) {
            if (roots.put(instance.root(), end(instance.root(), 1)) == null) {
                uses.merge(end(instance.root(), 1), 1, Integer::sum);
            }
        }
        roots.replaceAll((root, name) -> uses.getOrDefault(name, 0) > 1 ? end(root, 2) : name);
        return roots;
    }

    private static String end(String root, int parts) {
        Path path = Path.of(root);
        int count = path.getNameCount();
        return count == 0 ? root : path.subpath(Math.max(0, count - parts), count).toString();
    }
}
