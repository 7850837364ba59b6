package dev.drover.store;

import dev.drover.model.Event;
import dev.drover.model.Saved;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Endings that have begun and are not done, so that a start after a crash can let go what was
/// stopped; and what all endings of a day have won.
final class EndingTable {
    private static final String BEGIN = "INSERT OR REPLACE INTO ending (id, json) VALUES (?, ?)";
    private static final String DONE = "DELETE FROM ending WHERE id = ?";
    private static final String OPEN = "SELECT json FROM ending ORDER BY id";
    private static final String ADD =
            """
            INSERT INTO saved (day, processes, memory_bytes) VALUES (?, ?, ?)
            ON CONFLICT (day) DO UPDATE SET processes = processes + excluded.processes,
                memory_bytes = memory_bytes + excluded.memory_bytes\
            """;
    private static final String SAVED =
            "SELECT day, processes, memory_bytes FROM saved WHERE day = ?";

    private EndingTable() {}

    static void write(WriteConnection connection, Event.OfEnding event) throws SQLException {
        switch (event) {
            case Event.EndingBegun e ->
                    connection.prepare(BEGIN).text(e.ending()).text(EventJson.write(e)).execute();
            case Event.EndingDone e -> {
                connection.prepare(DONE).text(e.ending()).execute();
                if (e.ended() > 0) {
                    connection
                            .prepare(ADD)
                            .text(e.day())
                            .number((long) e.ended())
                            .number(e.memoryBytes())
                            .execute();
                }
            }
        }
    }

    static List<Event.EndingBegun> open(Connection connection) throws SQLException {
        return Rows.list(
                connection,
                OPEN,
                row ->
                        (Event.EndingBegun)
                                EventJson.read(
                                        Event.EndingBegun.class.getSimpleName(), row.text()));
    }

    static @Nullable Saved saved(Connection connection, String day) throws SQLException {
        return Rows.first(
                connection, SAVED, row -> new Saved(row.text(), row.number(), row.number()), day);
    }
}
