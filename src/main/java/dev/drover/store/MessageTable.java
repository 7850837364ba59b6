package dev.drover.store;

import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.MessageMap;
import dev.drover.model.MessageType;
import dev.drover.model.Party;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// One row for each message that is kept. Its sender and its readers may be forgotten before it, so
/// nothing refers to that table.
final class MessageTable {
    private static final String COLUMNS =
            """
            id, number, sender, broadcast, recipients, unread, type, text, branch, namespace, at,
            expires_at\
            """;
    private static final String WRITE =
            "INSERT OR REPLACE INTO message ("
                    + COLUMNS
                    + ") VALUES ("
                    + COLUMNS.replaceAll("\\w+", "?")
                    + ")";
    private static final String DELETE = "DELETE FROM message WHERE id = ?";
    private static final String READ = "SELECT " + COLUMNS + " FROM message";

    private static final TypeReference<List<String>> PARTIES = new TypeReference<>() {};

    private MessageTable() {}

    /// @param message null if it is kept no longer
    static void write(WriteConnection connection, MessageId id, @Nullable Message message)
            throws SQLException {
        if (message == null) {
            connection.prepare(DELETE).text(id.value()).execute();
            return;
        }
        connection
                .prepare(WRITE)
                .text(id.value())
                .number(message.number())
                .text(message.from().toString())
                .number(message.broadcast() ? 1 : 0)
                .text(json(message.to()))
                .text(json(message.unread()))
                .word(message.type())
                .text(message.text())
                .text(message.branch())
                .text(message.namespace())
                .instant(message.at())
                .instant(message.expiresAt())
                .execute();
    }

    static MessageMap read(Connection connection) throws SQLException {
        MessageMap messages = MessageMap.EMPTY;
        for (Message message : Rows.list(connection, READ, MessageTable::message)) {
            messages = messages.with(message);
        }
        return messages;
    }

    private static Message message(Columns row) throws SQLException {
        return new Message(
                new MessageId(row.text()),
                row.number(),
                Party.parse(row.text()),
                row.number() == 1,
                parties(row.text()),
                parties(row.text()),
                row.word(MessageType.class),
                row.text(),
                row.textOrNull(),
                row.text(),
                row.instant(),
                row.instant());
    }

    private static String json(List<Party> parties) {
        return StoreJson.MAPPER.writeValueAsString(parties.stream().map(Party::toString).toList());
    }

    private static List<Party> parties(String json) {
        return StoreJson.MAPPER.readValue(json, PARTIES).stream().map(Party::parse).toList();
    }
}
