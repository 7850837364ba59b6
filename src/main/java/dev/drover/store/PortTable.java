package dev.drover.store;

import dev.drover.model.InstanceId;
import dev.drover.model.PortLease;
import dev.drover.model.PortMap;
import dev.drover.model.PortWish;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

/// One row for each leased port. Its instance may be forgotten before it, so nothing refers to that
/// table.
final class PortTable {
    private static final String COLUMNS =
            """
            port, type, name, holder, workspace, root, worktree, branch, namespace, since,
            expires_at\
            """;
    private static final String WRITE =
            "INSERT OR REPLACE INTO port_lease ("
                    + COLUMNS
                    + ") VALUES ("
                    + COLUMNS.replaceAll("\\w+", "?")
                    + ")";
    private static final String DELETE = "DELETE FROM port_lease WHERE port = ?";
    private static final String READ = "SELECT " + COLUMNS + " FROM port_lease";

    private PortTable() {}

    /// @param lease null if nobody has the port
    static void write(WriteConnection connection, int port, @Nullable PortLease lease)
            throws SQLException {
        if (lease == null) {
            connection.prepare(DELETE).number(port).execute();
            return;
        }
        connection
                .prepare(WRITE)
                .number(port)
                .text(lease.wish().type())
                .text(lease.wish().name())
                .text(lease.holder() == null ? null : lease.holder().value())
                .text(lease.workspace().value())
                .text(lease.root())
                .text(lease.worktree())
                .text(lease.branch())
                .text(lease.namespace())
                .instant(lease.since())
                .instant(lease.expiresAt())
                .execute();
    }

    static PortMap read(Connection connection) throws SQLException {
        PortMap ports = PortMap.EMPTY;
        for (PortLease lease : Rows.list(connection, READ, PortTable::lease)) {
            ports = ports.with(lease);
        }
        return ports;
    }

    private static PortLease lease(Columns row) throws SQLException {
        int port = (int) row.number();
        PortWish wish = new PortWish(row.text(), row.text());
        String holder = row.textOrNull();
        return new PortLease(
                port,
                wish,
                holder == null ? null : new InstanceId(holder),
                new WorkspaceId(row.text()),
                row.text(),
                row.textOrNull(),
                row.textOrNull(),
                row.text(),
                row.instant(),
                row.instantOrNull());
    }
}
