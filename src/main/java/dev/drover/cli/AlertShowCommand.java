package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.AlertView;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.time.Duration;
import java.time.Instant;

/// `drover alerts show`.
@Command(
        name = "show",
        description = "Shows all about one alert: how Drover knows, and since when.",
        footer = {"  drover alerts show 1f0c9a77"})
final class AlertShowCommand extends CliCommand {
    @Parameters(paramLabel = "ID", description = "The alert's id, or as much of it as is unique.")
    String id = "";

    @Override
    int run(Context context) {
        AlertView alert = context.api().alert(id);
        Output out = context.out();
        if (json) {
            out.json(alert);
            return Exit.OK;
        }
        out.line(
                out.words()
                        .add(alert.title(), Tone.STRONG)
                        .add("  ")
                        .add(alert.severity() + ", " + alert.status(), tone(alert)));
        String text = alert.resolution() == null ? alert.summary() : alert.resolution();
        out.look().wrapped(text, 0).forEach(out::line);
        out.blank();
        out.table(facts(alert, context));
        if (!alert.evidence().isEmpty()) {
            out.blank();
            out.line(out.words().add("How Drover knows", Tone.DIM));
        }
        for (String line : alert.evidence()) {
            out.look().wrapped(line, 2).forEach(part -> out.line("  " + part));
        }
        return Exit.OK;
    }

    private static Tone tone(AlertView alert) {
        return alert.resolvedAt() != null ? Tone.DIM : AlertTable.tone(alert.severity());
    }

    private static Table facts(AlertView alert, Context context) {
        Table facts = Table.untitled(Column.whole("", 0), Column.path("", 20, 60, 0));
        fact(facts, "id", alert.id());
        fact(facts, "kind", alert.kind() + (alert.muted() ? ", muted" : ""));
        if (alert.resolution() != null) {
            fact(facts, "was", alert.summary());
        }
        fact(facts, "fired", when(alert.since(), context));
        if (alert.acknowledgedAt() != null) {
            fact(facts, "known since", when(alert.acknowledgedAt(), context));
        }
        if (alert.resolvedAt() != null) {
            fact(facts, "over since", when(alert.resolvedAt(), context));
        }
        if (alert.instance() != null) {
            fact(facts, "look", "drover instances show " + alert.instance());
        }
        fact(facts, "open", "drover open " + alert.place());
        return facts;
    }

    private static void fact(Table facts, String name, String value) {
        facts.row(Cell.of(name, Tone.DIM), Cell.of(value));
    }

    private static String when(Instant at, Context context) {
        return Clock.at(at, context.now())
                + "  ("
                + Quantity.duration(Duration.between(at, context.now()))
                + " ago)";
    }
}
