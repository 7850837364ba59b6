package dev.drover.store;

import dev.drover.store.StoreException.Kind;

import java.sql.SQLException;

/// Turns what JDBC throws into the one exception that leaves this package.
final class SqlFailures {
    private SqlFailures() {}

    /// @param what was tried, as in `cannot WHAT`
    static StoreException of(String what, Exception failure) {
        if (failure instanceof StoreException known) {
            return known;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return new StoreException(
                        kind(sql), "cannot " + what + ": " + sql.getMessage(), failure);
            }
        }
        return new StoreException(Kind.OTHER, "cannot " + what + ": " + failure, failure);
    }

    /// The low byte is SQLite's primary result code, see sqlite.org/rescode.html.
    static Kind kind(SQLException failure) {
        return switch (failure.getErrorCode() & 0xff) {
            case 3, 8, 10, 13, 14, 22 -> Kind.UNWRITABLE; // PERM READONLY IOERR FULL CANTOPEN NOLFS
            case 5, 6, 15 -> Kind.BUSY; // BUSY LOCKED PROTOCOL
            case 11, 26 -> Kind.CORRUPT; // CORRUPT NOTADB
            default -> Kind.OTHER;
        };
    }
}
