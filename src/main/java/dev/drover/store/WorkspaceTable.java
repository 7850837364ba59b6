package dev.drover.store;

import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import java.util.stream.Collectors;

/// One row a workspace.
final class WorkspaceTable {
    private static final String WRITE =
            """
            INSERT INTO workspace (id, root, first_seen) VALUES (?, ?, ?)
            ON CONFLICT (id) DO UPDATE SET root = excluded.root, first_seen = excluded.first_seen\
            """;

    private static final String DELETE = "DELETE FROM workspace WHERE id = ?";

    private static final String READ = "SELECT id, root, first_seen FROM workspace";

    private WorkspaceTable() {}

    static void write(WriteConnection connection, Workspace workspace) throws SQLException {
        connection
                .prepare(WRITE)
                .text(workspace.id().value())
                .text(workspace.root())
                .instant(workspace.firstSeen())
                .execute();
    }

    static void delete(WriteConnection connection, WorkspaceId id) throws SQLException {
        connection.prepare(DELETE).text(id.value()).execute();
    }

    static PMap<WorkspaceId, Workspace> read(Connection connection) throws SQLException {
        return HashTreePMap.from(
                Rows.list(connection, READ, WorkspaceTable::workspace).stream()
                        .collect(Collectors.toMap(Workspace::id, Function.identity())));
    }

    private static Workspace workspace(Columns row) throws SQLException {
        return new Workspace(new WorkspaceId(row.text()), row.text(), row.instant());
    }
}
