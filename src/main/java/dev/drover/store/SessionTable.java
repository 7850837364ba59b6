package dev.drover.store;

import dev.drover.model.InstanceId;
import dev.drover.model.Session;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One row a session. Its instance may be forgotten before it, so nothing refers to that table.
final class SessionTable {
    private static final String WRITE =
            """
            INSERT INTO session (instance, session_id, started_at, opening, ended_at, end_reason)
            VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (instance, session_id) DO UPDATE SET
                started_at = excluded.started_at, opening = excluded.opening,
                ended_at = excluded.ended_at, end_reason = excluded.end_reason\
            """;

    private static final String DELETE =
            "DELETE FROM session WHERE instance = ? AND session_id = ?";

    private static final String READ =
            "SELECT instance, session_id, started_at, opening, ended_at, end_reason FROM session";

    private SessionTable() {}

    static void write(WriteConnection connection, Session session) throws SQLException {
        connection
                .prepare(WRITE)
                .text(session.key().instance().value())
                .text(session.key().sessionId())
                .instant(session.startedAt())
                .text(session.opening())
                .instant(session.endedAt())
                .text(session.endReason())
                .execute();
    }

    static void delete(WriteConnection connection, Session.Key key) throws SQLException {
        connection.prepare(DELETE).text(key.instance().value()).text(key.sessionId()).execute();
    }

    static PMap<Session.Key, Session> read(Connection connection) throws SQLException {
        return HashTreePMap.from(
                Rows.list(connection, READ, SessionTable::session).stream()
                        .collect(Collectors.toMap(Session::key, Function.identity())));
    }

    private static Session session(Columns row) throws SQLException {
        return new Session(
                new Session.Key(new InstanceId(row.text()), row.text()),
                row.instant(),
                row.text(),
                row.instantOrNull(),
                row.textOrNull());
    }
}
