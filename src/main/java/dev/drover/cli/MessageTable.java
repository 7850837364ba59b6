package dev.drover.cli;

import dev.drover.cli.output.Cell;
import dev.drover.cli.output.Column;
import dev.drover.cli.output.Output;
import dev.drover.cli.output.Quantity;
import dev.drover.cli.output.Table;
import dev.drover.cli.output.Tone;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.PartyView;

import java.time.Instant;
import java.util.List;

/// Messages as a table, and as letters for who reads them.
final class MessageTable {
    private static final int SHORT_ID = 8;

    private MessageTable() {}

    static Table of(List<MessageView> messages, Context context) {
        Table table =
                Table.of(
                        Column.whole("ID", 6),
                        Column.number("AGE", 0),
                        Column.text("FROM", 14, 24, 0),
                        Column.text("TO", 12, 24, 0),
                        Column.whole("TYPE", 3),
                        Column.path("BRANCH", 8, 24, 4),
                        Column.text("NAMESPACE", 8, 24, 7),
                        Column.whole("STATE", 2),
                        Column.text("TEXT", 16, 60, 0));
        for (MessageView m : messages) {
            table.row(
                    Cell.of(m.id().substring(0, SHORT_ID), Tone.DIM),
                    Cell.of(Quantity.age(m.at(), context.now())),
                    Cell.of(party(m.from()), Tone.STRONG),
                    Cell.of(readers(m)),
                    Cell.of(m.type(), Tone.DIM),
                    Cell.of(m.branch()),
                    Cell.of(m.namespace(), Tone.DIM),
                    Cell.of(state(m), m.unread().isEmpty() ? Tone.DIM : Tone.PLAIN),
                    Cell.of(m.text()));
        }
        return table;
    }

    /// Each with who says it since when, and its words below.
    static void letters(List<MessageView> messages, Context context) {
        Output out = context.out();
        Instant now = context.now();
        boolean first = true;
        for (MessageView m : messages) {
            if (!first) {
                out.blank();
            }
            first = false;
            out.line(
                    out.words()
                            .add(party(m.from()), Tone.STRONG)
                            .add(
                                    ", "
                                            + m.type()
                                            + (m.broadcast() ? " to all in " + m.namespace() : "")
                                            + (m.branch() == null ? "" : ", about " + m.branch())
                                            + ", "
                                            + Quantity.age(m.at(), now)
                                            + " ago, "
                                            + m.id().substring(0, SHORT_ID),
                                    Tone.DIM));
            m.text().lines().forEach(line -> out.line("  " + line));
        }
    }

    private static String readers(MessageView message) {
        return message.to().size() == 1 && !message.broadcast()
                ? party(message.to().getFirst())
                : Quantity.count(message.to().size(), "agent");
    }

    private static String state(MessageView message) {
        if (message.unread().isEmpty()) {
            return "read";
        }
        return message.to().size() == 1
                ? "unread"
                : message.unread().size() + " of " + message.to().size() + " unread";
    }

    /// Such as `flaky tests (1f0c9a77)`.
    static String party(PartyView party) {
        String id = party.instance();
        return id == null
                ? party.name()
                : party.name() + " (" + id.substring(id.length() - SHORT_ID) + ")";
    }
}
