package dev.drover.store;

import static dev.drover.store.Homes.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class BackupsTest {
    @TempDir Path home;

    @Test
    void keepsTheThreeNewestCopiesForTheirOwnerAlone() throws IOException {
        List<Path> made = new ArrayList<>();
        try (Database database = Database.open(options(home))) {
            for (String root : List.of("/1", "/2", "/3", "/4", "/5")) {
                Homes.record(database, root);
                made.add(database.backUp().orElseThrow());
            }
        }
        assertThat(home.resolve("backups"))
                .isDirectoryContaining(made.get(4)::equals)
                .isDirectoryContaining(made.get(3)::equals)
                .isDirectoryContaining(made.get(2)::equals)
                .satisfies(d -> assertThat(d.toFile().list()).hasSize(3));
        assertThat(Files.getPosixFilePermissions(made.get(4)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aDamagedDatabaseDoesNotPushGoodCopiesOut() throws IOException, SQLException {
        Homes.filled(home);
        try (Database database = Database.open(options(home))) {
            database.backUp();
        }
        Path backups = home.resolve("backups");
        Map<String, String> before = Homes.content(backups);
        Homes.damage(home.resolve("drover.db"));
        String url = Connections.url(home.resolve("drover.db"));
        try (Connection damaged = Connections.reader(url)) {
            Backups copies = new Backups(backups);
            Migrations state = Migrations.released(FileKind.STATE);
            for (int i = 0; i < 4; i++) {
                assertThat(catchThrowable(() -> copies.make(damaged, state, Homes.NOW)))
                        .isInstanceOfAny(SQLException.class, StoreException.class);
            }
        }
        assertThat(Homes.content(backups)).isEqualTo(before);
    }

    @Test
    void copiesWhileATransactionIsOpen() {
        try (Database database = Database.open(options(home))) {
            Homes.record(database, "/kept");
            database.writer()
                    .transact(
                            "write",
                            c -> {
                                c.connection().createStatement().execute("DELETE FROM workspace");
                                assertThat(database.backUp()).isPresent();
                            });
        }
    }
}
