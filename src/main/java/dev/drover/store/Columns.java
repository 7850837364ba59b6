package dev.drover.store;

import org.jspecify.annotations.Nullable;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;

/// Reads the columns of one row from left to right, as {@link Parameters} wrote them.
final class Columns {
    private final ResultSet row;
    private int next = 1;

    Columns(ResultSet row) {
        this.row = row;
    }

    String text() throws SQLException {
        return Objects.requireNonNull(textOrNull(), () -> "column " + (next - 1) + " is null");
    }

    @Nullable String textOrNull() throws SQLException {
        return row.getString(next++);
    }

    long number() throws SQLException {
        return row.getLong(next++);
    }

    @Nullable Long numberOrNull() throws SQLException {
        long value = row.getLong(next++);
        return row.wasNull() ? null : value;
    }

    Instant instant() throws SQLException {
        return Instant.parse(text());
    }

    @Nullable Instant instantOrNull() throws SQLException {
        String value = textOrNull();
        return value == null ? null : Instant.parse(value);
    }

    <E extends Enum<E>> E word(Class<E> type) throws SQLException {
        return Enum.valueOf(type, text().toUpperCase(Locale.ROOT));
    }

    <E extends Enum<E>> @Nullable E wordOrNull(Class<E> type) throws SQLException {
        String value = textOrNull();
        return value == null ? null : Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
