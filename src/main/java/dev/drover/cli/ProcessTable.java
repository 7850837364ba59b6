package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Look;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.view.ProcessView;

import java.time.Instant;
import java.util.List;

/// Processes as a table: whether as a list or drawn as a tree.
final class ProcessTable {
    private ProcessTable() {}

    /// @param tree draws what is below what
    static Table of(List<ProcessView> processes, boolean tree, Look look, Instant now) {
        Table table =
                Table.of(
                        Column.number("PID", 0),
                        Column.whole("WHY", 0),
                        Column.number("AGE", 1),
                        Column.number("MEMORY", 0),
                        Column.number("PORTS", 4),
                        Column.text("NAME", 16, 40, 0),
                        Column.path("COMMAND", 18, 48, 3));
        for (int i = 0; i < processes.size(); i++) {
            ProcessView p = processes.get(i);
            Tone tone = tone(p.why());
            String branch = tree ? branch(processes, i, look) : "";
            table.row(
                    Cell.of(p.pid()),
                    Cell.of(word(p.why(), look), tone),
                    Cell.of(Quantity.age(p.startedAt(), now)),
                    Cell.of(p.memoryBytes() == null ? null : Quantity.bytes(p.memoryBytes())),
                    Cell.of(ports(p), Tone.DIM),
                    Cell.of(branch + p.name(), p.depth() == 0 ? Tone.STRONG : Tone.PLAIN),
                    Cell.of(p.command(), Tone.DIM));
        }
        return table;
    }

    private static String ports(ProcessView process) {
        List<String> ports = process.ports().stream().map(String::valueOf).toList();
        return String.join(",", ports);
    }

    /// The lines before a name. Siblings follow each other, so whether one is the last one shows
    /// from what comes after it.
    private static String branch(List<ProcessView> processes, int at, Look look) {
        int depth = processes.get(at).depth();
        StringBuilder lines = new StringBuilder();
        for (int level = 1; level <= depth; level++) {
            boolean more = follows(processes, at, level);
            if (level < depth) {
                lines.append(more ? look.unicode() ? "│ " : "| " : "\u00A0\u00A0");
            } else if (look.unicode()) {
                lines.append(more ? "├ " : "└ ");
            } else {
                lines.append(more ? "|-" : "`-");
            }
        }
        return lines.toString();
    }

    private static boolean follows(List<ProcessView> processes, int at, int level) {
        for (int i = at + 1; i < processes.size(); i++) {
            int depth = processes.get(i).depth();
            if (depth < level) {
                return false;
            }
            if (depth == level) {
                return true;
            }
        }
        return false;
    }

    static Tone tone(ProcessClass why) {
        return switch (why) {
            case WORKING -> Tone.GOOD;
            case IDLE_RETAINED -> Tone.PLAIN;
            case ORPHAN, DUPLICATE -> Tone.ATTENTION;
            case SHARED -> Tone.ACTIVE;
            case NOT_OURS -> Tone.DIM;
        };
    }

    static String word(ProcessClass why, Look look) {
        String word = why == ProcessClass.IDLE_RETAINED ? "idle" : why.toString();
        if (!look.terminal() || !look.unicode()) {
            return why.toString();
        }
        String sign =
                switch (why) {
                    case WORKING -> "●";
                    case IDLE_RETAINED -> "○";
                    case ORPHAN, DUPLICATE -> "◆";
                    case SHARED -> "◐";
                    case NOT_OURS -> "·";
                };
        return sign + " " + word.replace('-', ' ');
    }
}
