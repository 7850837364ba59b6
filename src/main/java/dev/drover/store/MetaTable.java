package dev.drover.store;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

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

    static @Nullable String read(Handle handle, String key) {
        return handle.createQuery(READ).bind(0, key).mapTo(String.class).findOne().orElse(null);
    }

    static Map<String, String> readPrefix(Handle handle, String prefix) {
        return handle.createQuery(READ_PREFIX)
                .bind(0, prefix)
                .bind(1, prefix)
                .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
