package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Look;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.view.AlertView;

import java.time.Instant;
import java.util.List;

/// Alerts as a table: what is worst stands first.
final class AlertTable {
    private AlertTable() {}

    static Table of(List<AlertView> alerts, Look look, Instant now) {
        Table table =
                Table.of(
                        Column.whole("ID", 0),
                        Column.whole("STATE", 0),
                        Column.number("SINCE", 1),
                        Column.text("WHO", 14, 28, 0),
                        Column.text("WHAT", 24, 70, 0));
        for (AlertView a : alerts) {
            Instant over = a.resolvedAt();
            Tone tone = over != null ? Tone.DIM : tone(a.severity());
            table.row(
                    Cell.of(a.id(), Tone.DIM),
                    Cell.of(state(a, look), tone),
                    Cell.of(Quantity.age(over != null ? over : a.since(), now)),
                    Cell.of(a.title(), over != null ? Tone.DIM : Tone.STRONG),
                    Cell.of(what(a), tone));
        }
        return table;
    }

    private static String what(AlertView alert) {
        return alert.resolution() == null
                ? alert.summary()
                : alert.resolution() + " (" + alert.summary() + ")";
    }

    static Tone tone(AlertSeverity severity) {
        return switch (severity) {
            case CRITICAL -> Tone.BAD;
            case WARNING -> Tone.ATTENTION;
            case NOTICE -> Tone.PLAIN;
        };
    }

    /// How much it matters, or what became of it.
    private static String state(AlertView alert, Look look) {
        String word =
                switch (alert.status()) {
                    case FIRING -> alert.muted() ? "muted" : alert.severity().toString();
                    case ACKNOWLEDGED -> "known";
                    case RESOLVED -> "over";
                };
        if (!look.terminal() || !look.unicode()) {
            return word;
        }
        String sign =
                switch (alert.severity()) {
                    case CRITICAL -> "✗";
                    case WARNING -> "◆";
                    case NOTICE -> "○";
                };
        return (alert.status() == AlertStatus.RESOLVED ? "·" : sign) + " " + word;
    }
}
