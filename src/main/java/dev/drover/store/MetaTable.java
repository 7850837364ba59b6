package dev.drover.store;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/// Small facts by name.
final class MetaTable {
    private static final String WRITE =
            """
            INSERT INTO meta (key, value) VALUES (?, ?)
            ON CONFLICT (key) DO UPDATE SET value = excluded.value\
            """;

    private static final String DELETE = "DELETE FROM meta WHERE key = ?";

    private static final String READ = "SELECT value FROM meta WHERE key = ?";

    private static final String READ_PREFIX =
            "SELECT key, value FROM meta WHERE substr(key, 1, length(?)) = ?";

    private MetaTable() {}

    static void write(WriteConnection connection, String key, @Nullable String value)
            throws SQLException {
        if (value == null) {
            connection.prepare(DELETE).text(key).execute();
        } else {
            connection.prepare(WRITE).text(key).text(value).execute();
        }
    }

    static @Nullable String read(Connection connection, String key) throws SQLException {
        return Rows.first(connection, READ, Columns::text, key);
    }

    static Map<String, String> readPrefix(Connection connection, String prefix)
            throws SQLException {
        return Rows.list(connection, READ_PREFIX, MetaTable::entry, prefix, prefix).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<String, String> entry(Columns row) throws SQLException {
        return Map.entry(row.text(), row.text());
    }
}
