package dev.drover.store;

import dev.drover.model.Alert;
import dev.drover.model.AlertId;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertMap;
import dev.drover.model.AlertSeverity;
import dev.drover.model.InstanceId;
import dev.drover.model.Trouble;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.type.TypeReference;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// One row an alert. Its instance may be forgotten before it, so nothing refers to that table.
final class AlertTable {
    private static final String COLUMNS =
            """
            id, fingerprint, kind, severity, group_name, title, summary, evidence, instance,
            place, since, fired_at, acknowledged_at, resolved_at, resolution\
            """;
    private static final String WRITE =
            "INSERT OR REPLACE INTO alert ("
                    + COLUMNS
                    + ") VALUES ("
                    + COLUMNS.replaceAll("\\w+", "?")
                    + ")";
    private static final String DELETE = "DELETE FROM alert WHERE id = ?";
    private static final String READ = "SELECT " + COLUMNS + " FROM alert ORDER BY fired_at, id";

    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};

    private AlertTable() {}

    static void write(WriteConnection connection, Alert alert) throws SQLException {
        Trouble trouble = alert.trouble();
        InstanceId instance = trouble.instance();
        connection
                .prepare(WRITE)
                .text(alert.id().value())
                .text(trouble.fingerprint())
                .word(trouble.kind())
                .word(trouble.severity())
                .text(trouble.group())
                .text(trouble.title())
                .text(trouble.summary())
                .text(StoreJson.MAPPER.writeValueAsString(trouble.evidence()))
                .text(instance == null ? null : instance.value())
                .text(trouble.place())
                .instant(trouble.since())
                .instant(alert.firedAt())
                .instant(alert.acknowledgedAt())
                .instant(alert.resolvedAt())
                .text(alert.resolution())
                .execute();
    }

    static void delete(WriteConnection connection, AlertId id) throws SQLException {
        connection.prepare(DELETE).text(id.value()).execute();
    }

    static AlertMap read(Connection connection) throws SQLException {
        AlertMap map = AlertMap.EMPTY;
        for (Alert alert : Rows.list(connection, READ, AlertTable::alert)) {
            map = map.with(alert);
        }
        return map;
    }

    private static Alert alert(Columns row) throws SQLException {
        AlertId id = new AlertId(row.text());
        Trouble trouble =
                new Trouble(
                        row.text(),
                        row.word(AlertKind.class),
                        row.word(AlertSeverity.class),
                        row.text(),
                        row.text(),
                        row.text(),
                        StoreJson.MAPPER.readValue(row.text(), LINES),
                        instance(row.textOrNull()),
                        row.textOrNull(),
                        row.instant());
        return new Alert(
                id,
                trouble,
                row.instant(),
                row.instantOrNull(),
                row.instantOrNull(),
                row.textOrNull());
    }

    private static @Nullable InstanceId instance(@Nullable String text) {
        return text == null ? null : new InstanceId(text);
    }
}
