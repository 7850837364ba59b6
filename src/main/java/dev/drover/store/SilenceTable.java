package dev.drover.store;

import dev.drover.model.AlertKind;
import dev.drover.model.Silences;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// One row a silence: a muted kind of alert, or `all` while notifications are paused. They are few,
/// and so written together.
final class SilenceTable {
    private static final String ALL = "all";
    private static final String CLEAR = "DELETE FROM silence";
    private static final String WRITE = "INSERT INTO silence (what, until) VALUES (?, ?)";
    private static final String READ = "SELECT what, until FROM silence";

    private record Row(String what, Instant until) {}

    private SilenceTable() {}

    static void write(WriteConnection connection, Silences silences) throws SQLException {
        connection.prepare(CLEAR).execute();
        for (Map.Entry<AlertKind, Instant> muted : silences.muted().entrySet()) {
            connection.prepare(WRITE).word(muted.getKey()).instant(muted.getValue()).execute();
        }
        if (silences.pausedUntil() != null) {
            connection.prepare(WRITE).text(ALL).instant(silences.pausedUntil()).execute();
        }
    }

    static Silences read(Connection connection) throws SQLException {
        Silences silences = Silences.NONE;
        for (Row row :
                Rows.list(
                        connection, READ, columns -> new Row(columns.text(), columns.instant()))) {
            silences =
                    row.what().equals(ALL)
                            ? silences.withPause(row.until())
                            : silences.withMuted(kind(row.what()), row.until());
        }
        return silences;
    }

    private static AlertKind kind(String word) {
        return AlertKind.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
