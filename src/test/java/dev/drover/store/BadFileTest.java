package dev.drover.store;

import static dev.drover.store.Homes.assertFails;
import static dev.drover.store.Homes.options;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.State;
import dev.drover.store.Opening.Kind;

import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Files that must not be used: what happens to them, and that nothing of them is lost.
class BadFileTest {
    @TempDir Path home;

    @Test
    void setsDamagedPagesAsideAndRestoresTheNewestBackup() throws IOException {
        State state = filledWithBackup();
        Homes.damage(file());
        byte[] damaged = Files.readAllBytes(file());

        try (Database database = Database.open(options(home))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.RESTORED);
            assertThat(new StateStore(database).load()).isEqualTo(state);
            Path bad = aside();
            assertThat(bad).hasBinaryContent(damaged);
            assertThat(database.opening().notices())
                    .singleElement()
                    .asString()
                    .contains(bad.toString(), "damaged", "backups")
                    .doesNotContain("\n");
            Homes.record(database, "/after");
        }
        assertOpensQuietly();
    }

    @Test
    void startsEmptyIfNoBackupIsThere() throws IOException {
        Homes.filled(home);
        Homes.damage(file());
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.SET_ASIDE);
            assertThat(database.opening().notices()).hasSize(1);
            assertThat(new StateStore(database).load()).isEqualTo(State.EMPTY);
        }
        assertThat(aside()).exists();
        assertOpensQuietly();
    }

    @Test
    void passesOverADamagedBackup() throws IOException {
        State state = filledWithBackup();
        try (Database database = Database.open(options(home))) {
            Homes.record(database, "/later");
            Homes.damage(database.backUp().orElseThrow());
        }
        Homes.damage(file());
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.RESTORED);
            assertThat(new StateStore(database).load()).isEqualTo(state);
        }
    }

    @Test
    void setsATruncatedFileAside() throws IOException {
        Homes.filled(home);
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2 + 17);
        }
        assertSetAside("damaged");
    }

    @Test
    void setsAFileAsideThatIsNoDatabase() throws IOException {
        Files.createDirectories(home);
        Files.writeString(file(), "hello, this is a letter");
        assertSetAside("not a SQLite database");
    }

    @Test
    void setsTheDatabaseOfAnotherProgramAside() throws Exception {
        foreign("CREATE TABLE letters (text)");
        assertSetAside("another program's");
    }

    @Test
    void setsADatabaseAsideWhoseRowsMakeNoSense() throws IOException {
        Homes.filled(home);
        try (Database database = Database.open(options(home))) {
            database.writer()
                    .use(
                            "break",
                            c ->
                                    c.connection()
                                            .createStatement()
                                            .execute("UPDATE instance SET base='x'"));
        }
        assertSetAside("makes no sense");
    }

    @Test
    void noticesAnEmptyFile() throws IOException {
        Files.createFile(file());
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.FRESH);
            assertThat(database.opening().notices()).singleElement().asString().contains("empty");
        }
        assertOpensQuietly();
    }

    @Test
    void restoresTheBackupOfAFileThatBecameEmpty() throws IOException {
        State state = filledWithBackup();
        Files.write(file(), new byte[0]);
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.RESTORED);
            assertThat(new StateStore(database).load()).isEqualTo(state);
        }
    }

    @Test
    void keepsTheLogOfADatabaseThatVanished() throws IOException {
        Files.writeString(home.resolve("drover.db-wal"), "what was written last");
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.FRESH);
            assertThat(database.opening().notices()).hasSize(1);
        }
        assertThat(Homes.content(home))
                .hasKeySatisfying(
                        new Condition<>(
                                n -> n.matches("drover\\.db\\.bad-.*-wal"), "the log aside"));
    }

    @Test
    void movesTheLogAsideUnread() throws IOException {
        Path crashed = crashedCopy("PRAGMA user_version = 1");
        Homes.damage(crashed.resolve("drover.db"));
        Map<String, String> before = Homes.content(crashed);
        Database.open(options(crashed)).close();
        assertThat(Homes.content(crashed).values())
                .contains(before.get("drover.db"), before.get("drover.db-wal"));
    }

    @Test
    void opensWhenTheLogWasDeletedWhileStopped() throws IOException {
        Path crashed = crashedCopy("DELETE FROM workspace");
        Files.delete(crashed.resolve("drover.db-wal"));
        try (Database database = Database.open(options(crashed))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.OPENED);
            assertThat(new StateStore(database).load().workspaces()).hasSize(1);
        }
    }

    @Test
    void leavesTheFileOfANewerDroverByteByByte() throws Exception {
        Homes.filled(home);
        foreign("PRAGMA user_version = 99");
        Map<String, String> before = Homes.content(home);
        assertFails(StoreException.Kind.NEWER, () -> Database.open(options(home)));
        assertThat(Homes.content(home)).isEqualTo(before).containsOnlyKeys("drover.db");
    }

    @Test
    void leavesTheFileOfANewerDroverThatCrashed() throws IOException {
        Path crashed = crashedCopy("PRAGMA user_version = 99");
        Map<String, String> before = Homes.content(crashed);
        assertFails(StoreException.Kind.NEWER, () -> Database.open(options(crashed)));
        assertThat(Homes.content(crashed)).containsAllEntriesOf(before);
    }

    /// A copy of the files as a killed process leaves them: with `sql` in the log only.
    private Path crashedCopy(String sql) throws IOException {
        Path running = home.resolve("running");
        Path crashed = Files.createDirectories(home.resolve("crashed"));
        try (Database database = Database.open(options(running))) {
            Homes.record(database, "/kept");
            new StateStore(database).truncateWal();
            database.writer().use("change", c -> c.connection().createStatement().execute(sql));
            for (String name : List.of("drover.db", "drover.db-wal")) {
                Files.copy(running.resolve(name), crashed.resolve(name));
            }
        }
        assertThat(crashed.resolve("drover.db-wal")).isNotEmptyFile();
        return crashed;
    }

    private void foreign(String sql) throws SQLException {
        try (Connection connection = Connections.writer(Connections.url(file()));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private State filledWithBackup() {
        State state = Homes.filled(home);
        try (Database database = Database.open(options(home))) {
            database.backUp();
        }
        return state;
    }

    private void assertSetAside(String reason) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening().kind()).isEqualTo(Kind.SET_ASIDE);
            assertThat(database.opening().notices()).singleElement().asString().contains(reason);
            assertThat(aside()).hasBinaryContent(bytes);
        }
        assertOpensQuietly();
    }

    private void assertOpensQuietly() {
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening()).isEqualTo(new Opening(Kind.OPENED, List.of()));
        }
    }

    private Path aside() throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(f -> f.getFileName().toString().matches("drover\\.db\\.bad-\\w+"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path file() {
        return home.resolve("drover.db");
    }
}
