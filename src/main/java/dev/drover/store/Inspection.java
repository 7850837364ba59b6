package dev.drover.store;

import dev.drover.store.StoreException.Kind;

import java.sql.Connection;
import java.sql.SQLException;

/// Whether a database is one of ours and in order: its pages, its version, and that every row of
/// the state means something.
final class Inspection {
    private Inspection() {}

    /// Closes the connection.
    ///
    /// @param known the versions of the schema that are known
    /// @return the schema's version, 0 for a database without tables
    /// @throws StoreException CORRUPT if the file must not be used, NEWER if it is not for us
    static int inspect(Connection connection, Migrations known) {
        try (connection) {
            String verdict = Connections.one(connection, "PRAGMA quick_check(1)");
            if (!"ok".equals(verdict)) {
                throw damaged(new SQLException(verdict));
            }
            int version = Migrations.version(connection);
            if (isEmpty(connection)) {
                return 0;
            }
            if (applicationId(connection) != known.kind().mark) {
                throw new StoreException(Kind.CORRUPT, "it is another program's database");
            }
            if (version > known.latest()) {
                throw newer(version, known.latest());
            }
            if (version == known.latest()) {
                readRows(connection, known.kind());
            }
            return version;
        } catch (SQLException e) {
            throw SqlFailures.kind(e) == Kind.CORRUPT
                    ? damaged(e)
                    : SqlFailures.of("read the database", e);
        }
    }

    /// What exactly is wrong is for the log; it can be many lines.
    private static StoreException damaged(SQLException cause) {
        return new StoreException(Kind.CORRUPT, "its pages are damaged", cause);
    }

    static StoreException newer(int version, int latest) {
        return new StoreException(
                Kind.NEWER,
                "the database has version "
                        + version
                        + ", written by a newer Drover; this one knows up to "
                        + latest
                        + ". It was left untouched: start the newer Drover.");
    }

    private static void readRows(Connection connection, FileKind kind) {
        try {
            kind.readRows(connection);
        } catch (SQLException | RuntimeException e) {
            StoreException failure = SqlFailures.of("read the rows", e);
            throw failure.kind() != Kind.OTHER
                    ? failure
                    : new StoreException(Kind.CORRUPT, "a row makes no sense", e);
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        return "0".equals(Connections.one(connection, "SELECT count(*) FROM sqlite_schema"));
    }

    private static int applicationId(Connection connection) throws SQLException {
        return Integer.parseInt(Connections.one(connection, "PRAGMA application_id"));
    }
}
