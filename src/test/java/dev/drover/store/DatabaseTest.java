package dev.drover.store;

import static dev.drover.store.Homes.assertFails;
import static dev.drover.store.Homes.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.State;
import dev.drover.store.Opening.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

class DatabaseTest {
    @TempDir Path home;

    @Test
    void makesAFreshFileThatOnlyItsOwnerCanRead() throws IOException {
        Path deep = home.resolve("a/b");
        try (Database database = Database.open(options(deep))) {
            Homes.record(database, "/x");
            database.backUp();
            assertThat(database.opening()).isEqualTo(new Opening(Kind.FRESH, List.of()));
            for (String file : List.of("drover.db", "drover.db-wal", "drover.db-shm")) {
                assertThat(mode(deep.resolve(file))).as(file).isEqualTo("rw-------");
            }
            for (String directory : List.of("..", ".", "tmp", "backups")) {
                assertThat(mode(deep.resolve(directory))).as(directory).isEqualTo("rwx------");
            }
        }
    }

    @Test
    void opensWhatItClosed() throws IOException {
        State state = Homes.filled(home);
        assertThat(Homes.content(home)).containsOnlyKeys("drover.db");
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening()).isEqualTo(new Opening(Kind.OPENED, List.of()));
            assertThat(new StateStore(database).load()).isEqualTo(state);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with space", "what?mode=memory", "50%25#x", "grüße", "a;b'c\"d", "file:"})
    void takesAnyNameOfADirectory(String name) {
        Path odd = home.resolve(name);
        State state = Homes.filled(odd);
        assertThat(odd.resolve("drover.db")).isNotEmptyFile();
        try (Database database = Database.open(options(odd))) {
            assertThat(new StateStore(database).load()).isEqualTo(state);
            assertThat(database.backUp()).hasValueSatisfying(f -> assertThat(f).isNotEmptyFile());
        }
    }

    @Test
    void saysThatAPlaceCannotBeWritten() throws IOException {
        Files.createDirectories(home.resolve("drover.db"));
        assertFails(StoreException.Kind.UNWRITABLE, () -> Database.open(options(home)));
        Path file = Files.createFile(home.resolve("file"));
        assertFails(StoreException.Kind.UNWRITABLE, () -> Database.open(options(file)));
    }

    @Test
    void worksInMemoryWhereNothingCanBeWritten() {
        try (Database database = Database.inMemory()) {
            State state = Homes.record(database, "/a", "/b");
            StateStore store = new StateStore(database);
            assertThat(store.load()).isEqualTo(state);
            assertThat(new Journal(database).after(0, 10)).hasSize(2);
            store.probe();
            store.truncateWal();
            assertThat(store.walBytes()).isZero();
            assertThat(database.backUp()).isEmpty();
            assertThat(database.opening().notices()).singleElement().asString().contains("memory");
        }
        try (Database other = Database.inMemory()) {
            assertThat(new StateStore(other).load()).isEqualTo(State.EMPTY);
        }
    }

    @Test
    void worksWithoutTheWriteAheadLogAndThenSyncsFully() throws Exception {
        // Lock files instead of locks: a way of SQLite that has no shared memory.
        String url = Connections.url(home.resolve("drover.db")) + "?vfs=unix-dotfile";
        try (Connection connection = Connections.writer(url)) {
            assertThat(Connections.journalMode(connection)).isEqualTo("delete");
            assertThat(Connections.one(connection, "PRAGMA synchronous")).isEqualTo("2");
        }
    }

    @Test
    void setsWhatMakesItFastAndSafe() {
        try (Database database = Database.open(options(home))) {
            List<String> values =
                    database.writer()
                            .use(
                                    "look",
                                    c ->
                                            List.of(
                                                    Connections.journalMode(c.connection()),
                                                    pragma(c, "synchronous"),
                                                    pragma(c, "foreign_keys"),
                                                    pragma(c, "temp_store"),
                                                    pragma(c, "application_id")));
            assertThat(values).containsExactly("wal", "1", "1", "2", "1148352114");
        }
    }

    @Test
    void readersCannotWrite() {
        try (Database database = Database.open(options(home))) {
            assertFails(
                    StoreException.Kind.UNWRITABLE,
                    () ->
                            database.read(
                                    "write",
                                    c -> c.createStatement().execute("DELETE FROM journal")));
        }
    }

    @Test
    void sweepsWhatKilledProcessesLeftOfTheNativeLibrary() throws IOException {
        Path tmp = Files.createDirectories(home.resolve("tmp"));
        Files.createFile(tmp.resolve("sqlite-3.1.0-0a-libsqlitejdbc.so"));
        Files.createFile(tmp.resolve("sqlite-3.1.0-0a-libsqlitejdbc.so.lck"));
        Path other = Files.createFile(tmp.resolve("notes.txt"));
        Database.open(options(home)).close();
        assertThat(tmp)
                .isDirectoryNotContaining("glob:**3.1.0*")
                .isDirectoryContaining(other::equals);
        assertThat(System.getProperty("org.sqlite.tmpdir")).isEqualTo(tmp.toString());
    }

    private static String pragma(WriteConnection connection, String name) throws SQLException {
        return Connections.one(connection.connection(), "PRAGMA " + name);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
