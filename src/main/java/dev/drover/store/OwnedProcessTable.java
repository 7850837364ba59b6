package dev.drover.store;

import dev.drover.model.InstanceId;
import dev.drover.model.OwnedProcess;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One row for each process that was seen below an instance and is not gone. Its instance may be
/// forgotten before it, so nothing refers to that table.
final class OwnedProcessTable {
    private static final String WRITE =
            """
            INSERT INTO owned_process (boot, pid, start, owner, agent, directory, server, tty, seen_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (boot, pid, start) DO UPDATE SET
                owner = excluded.owner, agent = excluded.agent, directory = excluded.directory,
                server = excluded.server, tty = excluded.tty, seen_at = excluded.seen_at\
            """;

    private static final String DELETE =
            "DELETE FROM owned_process WHERE boot = ? AND pid = ? AND start = ?";

    private static final String READ =
            "SELECT boot, pid, start, owner, agent, directory, server, tty, seen_at"
                    + " FROM owned_process";

    private OwnedProcessTable() {}

    /// @param owned null if it is remembered no longer
    static void write(WriteConnection connection, ProcessKey key, @Nullable OwnedProcess owned)
            throws SQLException {
        Parameters row =
                connection
                        .prepare(owned == null ? DELETE : WRITE)
                        .text(key.boot())
                        .number(key.pid())
                        .number(key.start());
        if (owned != null) {
            row.text(owned.owner().value())
                    .text(owned.agent())
                    .text(owned.directory())
                    .text(owned.server())
                    .text(owned.tty())
                    .instant(owned.seenAt());
        }
        row.execute();
    }

    static PMap<ProcessKey, OwnedProcess> read(Connection connection) throws SQLException {
        return HashTreePMap.from(
                Rows.list(connection, READ, OwnedProcessTable::owned).stream()
                        .collect(Collectors.toMap(OwnedProcess::process, Function.identity())));
    }

    private static OwnedProcess owned(Columns row) throws SQLException {
        return new OwnedProcess(
                new ProcessKey(row.text(), row.number(), row.number()),
                new InstanceId(row.text()),
                row.text(),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.instant());
    }
}
