package dev.drover.store;

import static dev.drover.store.Homes.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.State;
import dev.drover.store.Opening.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class MigrationsTest {
    private static final Migrations RELEASED = Migrations.released(FileKind.STATE);
    @TempDir Path home;

    static IntStream versions() {
        return IntStream.rangeClosed(1, RELEASED.latest());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void everyVersionUpgradedEqualsAFreshOne(int version) {
        Path old = home.resolve("old");
        new OpenSequence(options(old), RELEASED.upTo(version)).run().close();
        try (Database upgraded = Database.open(options(old));
                Database fresh = Database.open(options(home.resolve("fresh")))) {
            assertThat(upgraded.opening().kind())
                    .isEqualTo(version == RELEASED.latest() ? Kind.OPENED : Kind.UPGRADED);
            assertThat(schema(upgraded)).isEqualTo(schema(fresh)).isNotEmpty();
        }
    }

    @Test
    void upgradesInPlaceAndKeepsACopy() throws IOException {
        State state = Homes.filled(home);
        Migrations next =
                with("ALTER TABLE workspace ADD COLUMN note TEXT; CREATE TABLE pasture (x)");
        try (Database database = new OpenSequence(options(home), next).run()) {
            assertThat(database.opening()).isEqualTo(new Opening(Kind.UPGRADED, List.of()));
            assertThat(new StateStore(database).load()).isEqualTo(state);
            assertThat(schema(database)).contains("table pasture");
        }
        Path copy = backups().getFirst();
        assertThat(Inspection.inspect(immutable(copy), next)).isEqualTo(RELEASED.latest());
        try (Database database = new OpenSequence(options(home), next).run()) {
            assertThat(database.opening().kind()).isEqualTo(Kind.OPENED);
        }
        assertThat(backups()).hasSize(1);
    }

    @Test
    void anUpgradeThatFailsChangesNothing() {
        State state = Homes.filled(home);
        Migrations broken = with("CREATE TABLE pasture (x); DROP TABLE nothing_of_this_name");
        assertThatThrownBy(() -> new OpenSequence(options(home), broken).run())
                .isInstanceOf(StoreException.class);
        try (Database database = Database.open(options(home))) {
            assertThat(database.opening()).isEqualTo(new Opening(Kind.OPENED, List.of()));
            assertThat(new StateStore(database).load()).isEqualTo(state);
            assertThat(schema(database)).doesNotContain("table pasture");
        }
    }

    @Test
    void restoresAnOlderBackupAndUpgradesIt() throws IOException {
        Homes.filled(home);
        try (Database database = Database.open(options(home))) {
            database.backUp();
        }
        Homes.damage(home.resolve("drover.db"));
        try (Database database =
                new OpenSequence(options(home), with("CREATE TABLE pasture (x)")).run()) {
            assertThat(database.opening().kind()).isEqualTo(Kind.RESTORED);
            assertThat(schema(database)).contains("table pasture", "table instance");
        }
    }

    private static Migrations with(String script) {
        List<String> scripts = new ArrayList<>(RELEASED.scripts());
        scripts.add(script);
        return new Migrations(FileKind.STATE, scripts);
    }

    /// Every table, index and column, however it came about.
    private static List<String> schema(Database database) {
        return database.read(
                "read the schema",
                c -> {
                    List<String> all =
                            Rows.list(
                                    c,
                                    "SELECT type || ' ' || name FROM sqlite_schema",
                                    Columns::text);
                    all.addAll(
                            Rows.list(
                                    c,
                                    """
                                    SELECT s.name || '.' || c.name || ' ' || c.type
                                        || ' ' || c."notnull" || ' ' || c.pk
                                        || ' ' || coalesce(c.dflt_value, '')
                                    FROM sqlite_schema s, pragma_table_info(s.name) c\
                                    """,
                                    Columns::text));
                    return all.stream().sorted().toList();
                });
    }

    private static Connection immutable(Path file) {
        try {
            return Connections.immutable(file);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private List<Path> backups() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("backups"))) {
            return files.toList();
        }
    }
}
