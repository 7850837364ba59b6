package dev.drover.store;

import dev.drover.model.InstanceId;
import dev.drover.model.Sample;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Collectors;

/// The last sample of each known instance; it goes when the instance is forgotten.
final class SampleTable {
    /// A sample can come in just after its instance was forgotten: then there is nothing to keep.
    private static final String WRITE =
            """
            INSERT INTO sample (instance, last_seen, last_hook, last_heartbeat, memory_bytes)
            SELECT id, ?, ?, ?, ? FROM instance WHERE id = ?
            ON CONFLICT (instance) DO UPDATE SET
                last_seen = excluded.last_seen, last_hook = excluded.last_hook,
                last_heartbeat = excluded.last_heartbeat, memory_bytes = excluded.memory_bytes\
            """;

    private static final String READ =
            "SELECT instance, last_seen, last_hook, last_heartbeat, memory_bytes FROM sample";

    private SampleTable() {}

    static void write(WriteConnection connection, InstanceId id, Sample sample)
            throws SQLException {
        connection
                .prepare(WRITE)
                .instant(sample.lastSeen())
                .instant(sample.lastHook())
                .instant(sample.lastHeartbeat())
                .number(sample.memoryBytes())
                .text(id.value())
                .execute();
    }

    static Map<InstanceId, Sample> read(Connection connection) throws SQLException {
        return Rows.list(connection, READ, SampleTable::entry).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map.Entry<InstanceId, Sample> entry(Columns row) throws SQLException {
        return Map.entry(
                new InstanceId(row.text()),
                new Sample(
                        row.instant(),
                        row.instantOrNull(),
                        row.instantOrNull(),
                        row.numberOrNull()));
    }
}
