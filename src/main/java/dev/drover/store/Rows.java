package dev.drover.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Asks a connection and makes one object of each row. All that the store needs of a mapping
/// library, which would stay in memory for questions that are asked once at the start.
final class Rows {
    /// Reads the columns of one row in the order of the SELECT.
    @FunctionalInterface
    interface Mapping<T> {
        T of(Columns row) throws SQLException;
    }

    /// Takes one row, as it comes.
    @FunctionalInterface
    interface Taking {
        void take(Columns row) throws SQLException;
    }

    private Rows() {}

    /// @param values for the question marks, from left to right
    static void each(Connection connection, String sql, Taking taking, Object... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    taking.take(new Columns(rows));
                }
            }
        }
    }

    /// @param values for the question marks, from left to right
    static <T> List<T> list(Connection connection, String sql, Mapping<T> mapping, Object... values)
            throws SQLException {
        List<T> all = new ArrayList<>();
        each(connection, sql, row -> all.add(mapping.of(row)), values);
        return all;
    }

    /// @return made of the first row; null if there is none
    static <T> @Nullable T first(
            Connection connection, String sql, Mapping<T> mapping, Object... values)
            throws SQLException {
        List<T> all = list(connection, sql, mapping, values);
        return all.isEmpty() ? null : all.getFirst();
    }
}
