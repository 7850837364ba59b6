package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.worktree.Hazard;

import java.util.List;

/// Worktrees and what is done with them, as text.
final class WorktreeSheet {
    static final String NONE =
            "No repository is known yet: Drover learns of one when an agent works in it.";

    private WorktreeSheet() {}

    static void table(List<WorktreeView> all, Context context) {
        Output out = context.out();
        if (all.isEmpty()) {
            out.line(NONE);
            return;
        }
        String repository = all.getFirst().repository();
        out.line(out.words().add(context.shortPath(repository), Tone.STRONG));
        Table table = columns();
        for (WorktreeView view : all) {
            if (!view.repository().equals(repository)) {
                out.table(table);
                out.blank();
                repository = view.repository();
                out.line(out.words().add(context.shortPath(repository), Tone.STRONG));
                table = columns();
            }
            table.row(
                    Cell.of(name(view), view.main() ? Tone.DIM : Tone.PLAIN),
                    Cell.of(view.branch() == null ? "(detached)" : view.branch()),
                    Cell.of(work(view), view.dirty() ? Tone.ATTENTION : Tone.PLAIN),
                    Cell.of(distance(view)),
                    Cell.of(users(view)),
                    Cell.of(view.sizeBytes() == null ? null : Quantity.bytes(view.sizeBytes())),
                    Cell.of(
                            view.committedAt() == null
                                    ? null
                                    : Quantity.age(view.committedAt(), context.now())),
                    Cell.of(
                            view.main() ? null : view.reclaimable() ? "yes" : "no",
                            view.reclaimable() ? Tone.PLAIN : Tone.DIM));
        }
        out.table(table);
    }

    private static Table columns() {
        return Table.of(
                Column.path("WORKTREE", 12, 30, 0),
                Column.path("BRANCH", 10, 24, 3),
                Column.text("WORK", 22, 40, 0),
                Column.whole("UPSTREAM", 6),
                Column.text("IN USE", 7, 20, 1),
                Column.number("SIZE", 2),
                Column.number("COMMIT", 5),
                Column.whole("SAFE", 0));
    }

    private static String name(WorktreeView view) {
        if (view.main()) {
            return "(main)";
        }
        int slash = view.path().lastIndexOf('/');
        return view.path().substring(slash + 1);
    }

    /// What is not committed or not pushed, in a few words; `clean` if nothing.
    static String work(WorktreeView view) {
        StringBuilder words = new StringBuilder();
        if (view.operation() != null) {
            words.append(view.operation());
        }
        add(words, view.conflicted(), "in conflict");
        add(words, view.staged(), "staged");
        add(words, view.modified(), "changed");
        add(words, view.untracked(), "untracked");
        add(words, view.unpushed(), "unpushed");
        return words.isEmpty() ? "clean" : words.toString();
    }

    private static void add(StringBuilder words, int count, String what) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : ", ").append(count).append(' ').append(what);
        }
    }

    private static String distance(WorktreeView view) {
        Integer ahead = view.ahead();
        Integer behind = view.behind();
        if (ahead == null || behind == null) {
            return "";
        }
        return ahead + behind == 0 ? "=" : "+" + ahead + " -" + behind;
    }

    private static String users(WorktreeView view) {
        int agents = view.instances().size();
        int others = view.processes().size();
        if (agents > 0) {
            return Quantity.count(agents, "agent");
        }
        return others > 0 ? Quantity.count(others, "process", "processes") : "";
    }

    /// What was done, or would be, with the reasons.
    static void deed(WorktreeDeed deed, Context context) {
        Output out = context.out();
        String size = deed.sizeBytes() == null ? "" : "  " + Quantity.bytes(deed.sizeBytes());
        out.line(out.words().add(context.shortPath(deed.path()), Tone.STRONG).add(size, Tone.DIM));
        context.look().wrapped(deed.note(), 2).forEach(line -> out.line("  " + line));
        for (Hazard hazard : deed.hazards()) {
            for (String line : context.look().wrapped(hazard.words(), 4)) {
                out.line("    " + line);
            }
        }
    }
}
