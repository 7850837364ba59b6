package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Look;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortsView;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Ports as tables: by who has them, by who listens, and by their ranges.
final class PortTable {
    private static final int SHORT_ID = 8;

    private PortTable() {}

    static Table leases(List<PortView> ports, Context context) {
        Table table =
                Table.of(
                        Column.number("PORT", 0),
                        Column.whole("USE", 0),
                        Column.text("TYPE", 8, 20, 1),
                        Column.text("HOLDER", 12, 30, 0),
                        Column.path("FOR", 14, 36, 2),
                        Column.number("SINCE", 3));
        for (PortView port : ports) {
            table.row(
                    Cell.of(port.port(), Tone.STRONG),
                    Cell.of(word(port.use(), context.look()), tone(port.use())),
                    Cell.of(what(port)),
                    Cell.of(holder(port)),
                    Cell.of(where(port, context)),
                    Cell.of(
                            port.since() == null
                                    ? null
                                    : Quantity.age(port.since(), context.now())));
        }
        return table;
    }

    /// One line for each that listens.
    static Table listeners(List<PortView> ports, Context context) {
        Table table =
                Table.of(
                        Column.number("PORT", 0),
                        Column.whole("USE", 0),
                        Column.text("TYPE", 6, 14, 3),
                        Column.number("PID", 1),
                        Column.text("PROGRAM", 18, 48, 0),
                        Column.text("OWNER", 8, 8, 2),
                        Column.text("ADDRESS", 9, 24, 4));
        for (PortView port : ports) {
            for (PortView.Listener one : port.listeners()) {
                Tone tone = one.foreign() ? Tone.ATTENTION : Tone.PLAIN;
                table.row(
                        Cell.of(port.port(), Tone.STRONG),
                        Cell.of(word(port.use(), context.look()), tone(port.use())),
                        Cell.of(port.type()),
                        Cell.of(one.pid(), Tone.DIM),
                        Cell.of(program(one), tone),
                        Cell.of(one.owner() == null ? null : shortId(one.owner()), Tone.DIM),
                        Cell.of(String.join(" ", one.addresses()), Tone.DIM));
            }
        }
        return table;
    }

    static Table ranges(List<PortsView.Range> ranges) {
        Table table =
                Table.of(
                        Column.whole("TYPE", 0),
                        Column.whole("RANGE", 0),
                        Column.number("LEASED", 0),
                        Column.number("UNLEASED", 0),
                        Column.number("FREE", 0));
        for (PortsView.Range range : ranges) {
            int free = range.size() - range.leased() - range.unleased();
            table.row(
                    Cell.of(range.type(), Tone.STRONG),
                    Cell.of(range.first() + "-" + range.last()),
                    Cell.of(range.leased() == 0 ? null : range.leased()),
                    Cell.of(range.unleased() == 0 ? null : range.unleased(), Tone.ATTENTION),
                    Cell.of(free, free == 0 ? Tone.BAD : Tone.DIM));
        }
        return table;
    }

    static @Nullable String what(PortView port) {
        return port.name() == null ? port.type() : port.type() + " " + port.name();
    }

    /// The id that people type and the name that they know, or that it is a person.
    static @Nullable String holder(PortView port) {
        if (port.holder() == null) {
            return null;
        }
        if (port.holder().equals(PortView.MANUAL)) {
            return "you (by hand)";
        }
        String named = port.holderName() == null ? "" : port.holderName();
        int quote = named.indexOf('\'');
        String name = quote < 0 ? "" : " " + named.substring(quote + 1, named.lastIndexOf('\''));
        return shortId(port.holder()) + name;
    }

    static String shortId(String instance) {
        return instance.substring(Math.max(0, instance.length() - SHORT_ID));
    }

    /// The project, and its worktree or branch.
    static @Nullable String where(PortView port, Context context) {
        String directory = port.directory();
        if (directory == null) {
            return null;
        }
        String path = context.shortPath(directory);
        return port.branch() == null ? path : path + ":" + port.branch();
    }

    static String program(PortView.Listener one) {
        if (one.container() != null) {
            return "container " + one.container();
        }
        return one.program() != null ? one.program() : "a program of another user";
    }

    static Tone tone(PortView.Use use) {
        return switch (use) {
            case IN_USE -> Tone.GOOD;
            case LEASED, FREE -> Tone.PLAIN;
            case CLASH -> Tone.ATTENTION;
            case UNLEASED -> Tone.ACTIVE;
        };
    }

    static String word(PortView.Use use, Look look) {
        if (!look.terminal() || !look.unicode()) {
            return use.toString();
        }
        return switch (use) {
            case IN_USE -> "● in use";
            case LEASED -> "○ leased";
            case CLASH -> "◆ clash";
            case UNLEASED -> "◐ no lease";
            case FREE -> "· free";
        };
    }
}
