package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.cli.output.Words;
import dev.drover.model.AlertKind;
import dev.drover.model.InstanceState;
import dev.drover.model.Saved;
import dev.drover.model.view.AlertView;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import picocli.CommandLine.Command;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// `drover status`: everything at a glance.
@Command(
        description = "Who is running, who waits for you longest, what else needs you.",
        footer = {"  drover status", "  drover status --json | jq .states.waiting"})
final class StatusCommand extends CliCommand {
    /// In the order in which they matter to a person.
    private static final List<InstanceState> ORDER =
            List.of(
                    InstanceState.WAITING,
                    InstanceState.ERROR,
                    InstanceState.BUSY,
                    InstanceState.BACKGROUND,
                    InstanceState.IDLE,
                    InstanceState.STALE,
                    InstanceState.ENDED);

    @Override
    int run(Context context) {
        Overview overview = context.api().overview();
        Output out = context.out();
        if (json) {
            out.json(overview);
            return Exit.OK;
        }
        out.line(counts(overview, out));
        if (!overview.waiting().isEmpty()) {
            out.blank();
            out.table(waiting(overview.waiting(), context));
        }
        List<AlertView> others = beyondTheQueue(overview);
        if (!others.isEmpty()) {
            out.blank();
            out.table(AlertTable.of(others, out.look(), context.now()));
        }
        if (overview.pausedUntil() != null) {
            out.blank();
            String until = Clock.at(overview.pausedUntil(), context.now());
            out.line(out.words().add("Notifications are paused until " + until + ".", Tone.DIM));
        }
        Saved saved = overview.savedToday();
        if (saved != null) {
            out.blank();
            out.line(out.words().add(saved(saved), Tone.GOOD));
        }
        // What Drover says of itself is an alert soon, and then stands above.
        boolean told = others.stream().anyMatch(a -> a.kind() == AlertKind.SELF_CHECK);
        if (!overview.notices().isEmpty() && !told) {
            out.blank();
            overview.notices().forEach(n -> out.line(out.words().add("! " + n, Tone.ATTENTION)));
        }
        return Exit.OK;
    }

    private static String saved(Saved saved) {
        return "Saved today: "
                + Quantity.bytes(saved.memoryBytes())
                + " of memory, "
                + Quantity.count(saved.processes(), "process", "processes")
                + " ended.";
    }

    /// Alerts about something else than the agents that stand in the queue already.
    private static List<AlertView> beyondTheQueue(Overview overview) {
        return overview.alerts().stream().filter(a -> a.kind() != AlertKind.WAITING).toList();
    }

    static Words counts(Overview overview, Output out) {
        Words words = out.words();
        if (overview.live() == 0) {
            return words.add("No agent is running.");
        }
        words.add(Quantity.count(overview.live(), "agent"), Tone.STRONG);
        String separator = ": ";
        for (InstanceState state : ORDER) {
            int count = overview.states().getOrDefault(state, 0);
            if (count > 0 && state.isLive()) {
                words.add(separator).add(count + " " + state, Tone.of(state));
                separator = ", ";
            }
        }
        return words;
    }

    private static Table waiting(List<InstanceView> waiting, Context context) {
        Map<String, String> projects = InstanceTable.projects(waiting);
        Table table =
                Table.of(
                        Column.number("WAITING", 0),
                        Column.text("NAME", 20, 40, 0),
                        Column.text("FOR", 22, 44, 0),
                        Column.path("PROJECT", 7, 14, 1),
                        Column.path("BRANCH", 9, 18, 3),
                        Column.whole("ID", 2));
        for (InstanceView i : waiting) {
            table.row(
                    Cell.of(Quantity.duration(Duration.between(i.since(), context.now()))),
                    Cell.of(i.name(), Tone.STRONG),
                    Cell.of(i.waitingFor(), Tone.ATTENTION),
                    Cell.of(projects.get(i.root())),
                    Cell.of(i.branch()),
                    Cell.of(i.shortId(), Tone.DIM));
        }
        return table;
    }
}
