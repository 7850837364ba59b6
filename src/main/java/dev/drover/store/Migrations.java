package dev.drover.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The schema as a list of scripts: number 1 makes an empty file version 1, number 2 makes that
/// version 2, and so on. A fresh file runs them all, so that there is one truth. A script that was
/// released is never changed.
final class Migrations {
    private final FileKind kind;
    private final List<String> scripts;

    Migrations(FileKind kind, List<String> scripts) {
        this.kind = kind;
        this.scripts = List.copyOf(scripts);
    }

    /// Reads `001.sql`, `002.sql` … of this kind of file.
    static Migrations released(FileKind kind) {
        List<String> scripts = new ArrayList<>();
        while (true) {
            String name =
                    String.format(Locale.ROOT, "%s%03d.sql", kind.scripts, scripts.size() + 1);
            try (InputStream in = Migrations.class.getResourceAsStream(name)) {
                if (in == null) {
                    return new Migrations(kind, scripts);
                }
                scripts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + name, e);
            }
        }
    }

    FileKind kind() {
        return kind;
    }

    /// The version that this program writes.
    int latest() {
        return scripts.size();
    }

    List<String> scripts() {
        return scripts;
    }

    /// The same, as it was at an earlier version.
    Migrations upTo(int version) {
        return new Migrations(kind, scripts.subList(0, version));
    }

    static int version(Connection connection) throws SQLException {
        return Integer.parseInt(Connections.one(connection, "PRAGMA user_version"));
    }

    /// Brings the file to the latest version in one transaction; the version number is part of it.
    void run(WriteConnection connection) {
        connection.transact(
                "make the tables",
                c -> {
                    try (Statement statement = c.connection().createStatement()) {
                        for (String script :
                                scripts.subList(version(c.connection()), scripts.size())) {
                            statement.executeUpdate(script);
                        }
                        statement.executeUpdate("PRAGMA application_id = " + kind.mark);
                        statement.executeUpdate("PRAGMA user_version = " + latest());
                    }
                });
    }
}
