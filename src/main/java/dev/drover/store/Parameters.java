package dev.drover.store;

import org.jspecify.annotations.Nullable;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/// Fills the question marks of a prepared statement from left to right, in the words of the tables:
/// {@link Columns} reads them back in the same order.
final class Parameters {
    private final PreparedStatement statement;
    private int next = 1;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    Parameters text(@Nullable String value) throws SQLException {
        statement.setString(next++, value);
        return this;
    }

    Parameters bytes(byte[] value) throws SQLException {
        statement.setBytes(next++, value);
        return this;
    }

    Parameters number(long value) throws SQLException {
        statement.setLong(next++, value);
        return this;
    }

    Parameters number(@Nullable Long value) throws SQLException {
        statement.setObject(next++, value);
        return this;
    }

    /// ISO-8601 in UTC with all its digits: exact for every instant, and people can read it.
    Parameters instant(@Nullable Instant value) throws SQLException {
        return text(value == null ? null : value.toString());
    }

    Parameters word(@Nullable Enum<?> value) throws SQLException {
        return text(value == null ? null : Columns.word(value));
    }

    /// @return rows changed
    int execute() throws SQLException {
        return statement.executeUpdate();
    }
}
