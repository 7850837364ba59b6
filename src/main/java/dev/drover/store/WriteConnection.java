package dev.drover.store;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The one connection that writes. One thread is meant to use it; the lock makes sure that a second
/// one can at worst wait, and never write into the middle of a transaction.
///
/// What is written thousands of times a second goes through prepared statements that are kept.
final class WriteConnection implements AutoCloseable {
    /// Something done with the connection; all its failures become {@link StoreException}.
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T run(WriteConnection connection) throws SQLException;
    }

    /// Work that gives nothing back.
    @FunctionalInterface
    interface Action {
        void run(WriteConnection connection) throws SQLException;
    }

    private static final Logger log = LoggerFactory.getLogger(WriteConnection.class);

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final ReentrantLock turn = new ReentrantLock();
    private int busyMillis = Connections.BUSY_MILLIS;

    WriteConnection(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /// The question marks of a statement that is prepared once and kept.
    Parameters prepare(String sql) throws SQLException {
        PreparedStatement statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        return new Parameters(statement);
    }

    /// Outside a transaction.
    ///
    /// @param what for the message of a failure, as in `cannot WHAT`
    <T extends @Nullable Object> T use(String what, Work<T> work) {
        turn.lock();
        try {
            return work.run(this);
        } catch (SQLException | RuntimeException e) {
            forgetPrepared();
            throw SqlFailures.of(what, e);
        } finally {
            turn.unlock();
        }
    }

    /// All of it or nothing. The write lock is taken first, so that nothing is decided on what
    /// another process is about to change.
    <T extends @Nullable Object> T transaction(String what, Work<T> work) {
        return use(
                what,
                c -> {
                    begin();
                    try {
                        T result = work.run(c);
                        prepare("COMMIT").execute();
                        return result;
                    } catch (SQLException | RuntimeException | Error e) {
                        rollBack(e);
                        throw e;
                    }
                });
    }

    /// Waits once as long as usual for whoever has the write lock. As long as it is not given back,
    /// each further try costs next to nothing: callers wait behind it.
    private void begin() throws SQLException {
        try {
            prepare("BEGIN IMMEDIATE").execute();
        } catch (SQLException e) {
            patience(Connections.BUSY_AGAIN_MILLIS);
            throw e;
        }
        patience(Connections.BUSY_MILLIS);
    }

    private void patience(int millis) throws SQLException {
        if (millis != busyMillis) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA busy_timeout = " + millis);
            }
            busyMillis = millis;
        }
    }

    void transact(String what, Action action) {
        transaction(
                what,
                c -> {
                    action.run(c);
                    return true;
                });
    }

    /// Takes the write lock, writes, and takes it back: whether a transaction could begin now.
    void probe() {
        use(
                "write to the database",
                c -> {
                    prepare("BEGIN IMMEDIATE").execute();
                    try {
                        prepare(
                                        "INSERT INTO meta (key, value) VALUES ('probe', '') ON"
                                                + " CONFLICT DO NOTHING")
                                .execute();
                    } finally {
                        prepare("ROLLBACK").execute();
                    }
                    return true;
                });
    }

    /// SQLite has rolled back by itself after some failures, such as a full disk; then there is
    /// nothing left to take back, and the first failure is the one that counts.
    private void rollBack(Throwable first) {
        forgetPrepared();
        try {
            prepare("ROLLBACK").execute();
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
                first.addSuppressed(e);
            }
        }
    }

    /// The driver finalizes a statement whose execution failed but leaves it looking open; the next
    /// use would fail with "statement is not executing". So after a failure all are prepared anew.
    private void forgetPrepared() {
        for (PreparedStatement statement : prepared.values()) {
            try {
                statement.close();
            } catch (SQLException e) {
                log.debug("closing a statement after a failure", e);
            }
        }
        prepared.clear();
    }

    @Override
    public void close() {
        use(
                "close the database",
                c -> {
                    forgetPrepared();
                    connection.close();
                    return true;
                });
    }
}
