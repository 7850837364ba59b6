package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.PortView;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// One port: in a sentence, and as a sheet of facts.
final class PortSheet {
    private PortSheet() {}

    /// Who has it and who listens, in one line.
    static String sentence(PortView port) {
        String number = Integer.toString(port.port());
        String who = port.listeners().isEmpty() ? null : listener(port.listeners().getFirst());
        return switch (port.use()) {
            case FREE -> number + " is free.";
            case LEASED -> number + " is leased to " + port.holderName() + "; nobody listens.";
            case IN_USE -> number + " is leased to " + port.holderName() + ", which uses it.";
            case CLASH ->
                    number + " is leased to " + port.holderName() + ", but " + who + " listens.";
            case UNLEASED ->
                    number
                            + " is used by "
                            + (who == null ? "a program that cannot be seen" : who)
                            + ", without a lease.";
        };
    }

    private static String listener(PortView.Listener one) {
        String program = PortTable.program(one);
        return one.pid() == null ? program : "process " + one.pid() + " (" + program + ")";
    }

    static void print(PortView port, Context context) {
        Output out = context.out();
        out.line(out.words().add(sentence(port), Tone.STRONG));
        Table facts = Table.untitled(Column.whole("", 0), Column.path("", 20, 60, 0));
        fact(facts, "type", PortTable.what(port));
        fact(facts, "holder", port.leased() ? holder(port) : null);
        fact(facts, "for", PortTable.where(port, context));
        fact(facts, "namespace", port.namespace());
        fact(facts, "leased", port.since() == null ? null : when(port.since(), context));
        fact(
                facts,
                "until",
                port.expiresAt() == null ? null : Clock.at(port.expiresAt(), context.now()));
        for (PortView.Listener one : port.listeners()) {
            fact(facts, one.foreign() ? "somebody else" : "listens", listener(one));
            fact(facts, "of instance", one.owner());
            fact(facts, "address", String.join(", ", one.addresses()));
            fact(facts, "started", one.pid() == null ? null : when(one.since(), context));
        }
        out.blank();
        out.table(facts);
    }

    private static String holder(PortView port) {
        return PortView.MANUAL.equals(port.holder())
                ? "leased by hand"
                : String.valueOf(port.holder());
    }

    private static String when(Instant at, Context context) {
        return Clock.at(at, context.now())
                + "  ("
                + Quantity.duration(Duration.between(at, context.now()))
                + " ago)";
    }

    private static void fact(Table facts, String name, @Nullable String value) {
        if (value != null) {
            facts.row(Cell.of(name, Tone.DIM), Cell.of(value));
        }
    }
}
