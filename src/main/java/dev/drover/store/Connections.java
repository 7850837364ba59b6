package dev.drover.store;

import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// How connections to SQLite are made: addresses and pragmas, in one place.
final class Connections {
    /// How long one connection waits for another's lock.
    static final int BUSY_MILLIS = 3_000;

    /// After a wait in vain, until it was not in vain.
    static final int BUSY_AGAIN_MILLIS = 10;

    /// After a checkpoint the WAL file shrinks to this.
    private static final int WAL_BYTES_KEPT = 4 << 20;

    private Connections() {}

    /// The address of a file. It goes as a URI, so that no character of the path means anything.
    static String url(Path file) {
        return "jdbc:sqlite:" + file.toUri();
    }

    /// The address of a new database in memory, which several connections of this process share.
    static String memoryUrl() {
        return "jdbc:sqlite:file:/drover-" + UUID.randomUUID() + "?vfs=memdb";
    }

    /// Readable and writable. {@link #journalMode} tells whether the file system took the WAL.
    static Connection writer(String url) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setPragma(Pragma.TEMP_STORE, "MEMORY"); // no temporary file in a full /tmp
        config.setGetGeneratedKeys(false); // one more statement after every write, for nobody
        Connection connection = config.createConnection(url);
        try (Statement statement = connection.createStatement()) {
            boolean wal = "wal".equals(one(connection, "PRAGMA journal_mode = WAL"));
            // Without the WAL, NORMAL could lose the file in a power failure.
            SynchronousMode synchronous = wal ? SynchronousMode.NORMAL : SynchronousMode.FULL;
            statement.execute("PRAGMA synchronous = " + synchronous.getValue());
            statement.execute("PRAGMA journal_size_limit = " + WAL_BYTES_KEPT);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static Connection reader(String url) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setReadOnly(true);
        config.setPragma(Pragma.TEMP_STORE, "MEMORY");
        return config.createConnection(url);
    }

    /// A look that changes neither the file nor its WAL. Only where a crash left a rollback journal
    /// (a file system without WAL) must the connection be one that can write.
    static Connection inspector(Path file) throws SQLException {
        return Files.exists(file.resolveSibling(file.getFileName() + "-journal"))
                ? writer(url(file))
                : reader(url(file));
    }

    /// A look at a file that nobody else uses and that has no WAL: leaves nothing behind.
    static Connection immutable(Path file) throws SQLException {
        return reader(url(file) + "?immutable=1");
    }

    static String journalMode(Connection connection) throws SQLException {
        return one(connection, "PRAGMA journal_mode");
    }

    /// The first column of the first row; empty if there is none.
    static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }
}
