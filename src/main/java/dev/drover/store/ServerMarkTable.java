package dev.drover.store;

import dev.drover.model.ServerMark;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One row for each server of which a person has said how often it should exist.
final class ServerMarkTable {
    private static final String WRITE =
            """
            INSERT INTO server_mark (server, name, once, marked_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (server) DO UPDATE SET
                name = excluded.name, once = excluded.once, marked_at = excluded.marked_at\
            """;

    private static final String DELETE = "DELETE FROM server_mark WHERE server = ?";
    private static final String READ = "SELECT server, name, once, marked_at FROM server_mark";

    private ServerMarkTable() {}

    /// @param mark null if there is none any more
    static void write(WriteConnection connection, String server, @Nullable ServerMark mark)
            throws SQLException {
        Parameters row = connection.prepare(mark == null ? DELETE : WRITE).text(server);
        if (mark != null) {
            row.text(mark.name()).word(mark.once()).instant(mark.at());
        }
        row.execute();
    }

    static PMap<String, ServerMark> read(Connection connection) throws SQLException {
        return HashTreePMap.from(
                Rows.list(connection, READ, ServerMarkTable::mark).stream()
                        .collect(Collectors.toMap(ServerMark::server, Function.identity())));
    }

    private static ServerMark mark(Columns row) throws SQLException {
        return new ServerMark(
                row.text(), row.text(), row.word(ServerMark.Once.class), row.instant());
    }
}
