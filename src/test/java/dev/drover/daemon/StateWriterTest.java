package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.config.PrivateDirectories;
import dev.drover.config.Settings;
import dev.drover.core.Decision;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.core.Rule;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;
import dev.drover.store.Journal;
import dev.drover.store.StateStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The one writer over a real file: order, batches, refusals, and a disk that says no.
final class StateWriterTest {
    @TempDir Path home;
    private Database database;
    private StateWriter writer;
    private final List<Change> published = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() throws Exception {
        database = database();
        writer = writer(10_000);
    }

    private Database database() throws Exception {
        Path tmp = PrivateDirectories.ensure(home.resolve("tmp"));
        return Database.open(
                new DatabaseOptions(home.resolve("drover.db"), tmp, home.resolve("backups"), 1));
    }

    private StateWriter writer(int waitingEvents) {
        StateStore store = new StateStore(database);
        StateWriter made =
                new StateWriter(
                        store,
                        InstantSource.system(),
                        new Settings.Store(
                                16 << 20, Duration.ofDays(1), waitingEvents, Duration.ofSeconds(1)),
                        store.load(),
                        store.lastSeq(),
                        published::add);
        made.start();
        return made;
    }

    @AfterEach
    void close() {
        writer.close();
        database.close();
    }

    private static Rule<String> found(String root) {
        return (state, now) ->
                new Decision<>(
                        List.of(
                                new Event.WorkspaceFound(
                                        new Workspace(WorkspaceId.of(root), root, now))),
                        root);
    }

    @Test
    void recordsPublishesAndAnswersInThisOrder() {
        StateWriter.Outcome<String> outcome = writer.submitTold(found("/a"));

        assertThat(outcome).isEqualTo(new StateWriter.Outcome<>("/a", true));
        assertThat(published).hasSize(1);
        assertThat(new Journal(database).recent(10)).hasSize(1);
        assertThat(new StateStore(database).load()).isEqualTo(writer.state());
    }

    @Test
    void aDecisionWithoutEventsWritesAndPublishesNothing() {
        State before = writer.state();
        Rule<String> nothing = (state, now) -> Decision.nothing("same");
        assertThat(writer.submit(nothing)).isEqualTo("same");
        assertThat(writer.state()).isSameAs(before);
        assertThat(published).isEmpty();
    }

    @Test
    void aRefusalOrADefectHurtsNobodyElse() {
        Rule<String> refuses =
                (state, now) -> {
                    throw new Refused(new Refusal.UnknownInstance("x"));
                };
        Rule<String> fails =
                (state, now) -> {
                    throw new OutOfMemoryError("made up");
                };
        assertThatThrownBy(() -> writer.submit(refuses)).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> writer.submit(fails)).isInstanceOf(OutOfMemoryError.class);
        assertThat(writer.submit(found("/b"))).isEqualTo("/b");
    }

    @Test
    void manyCallersLoseNothingAndSeeOneOrder() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 2_000; i++) {
                String root = "/w" + i;
                all.add(pool.submit(() -> writer.submit(found(root))));
            }
            for (Future<String> each : all) {
                each.get();
            }
        }
        assertThat(writer.state().workspaces()).hasSize(2_000);
        assertThat(published.stream().mapToInt(c -> c.events().size()).sum()).isEqualTo(2_000);
        for (int i = 1; i < published.size(); i++) {
            assertThat(published.get(i).before()).isSameAs(published.get(i - 1).after());
        }
    }

    @Test
    void aLockedDatabaseMeansDegradedAndNothingIsLostAfterwards() throws Exception {
        try (Connection other =
                DriverManager.getConnection("jdbc:sqlite:" + home.resolve("drover.db"))) {
            lock(other);
            assertThat(writer.submitTold(found("/c")).durable()).isFalse();
            assertThat(writer.durable()).isFalse();
            assertThat(writer.state().workspaces()).hasSize(1);
            unlock(other);
        }
        await().until(writer::durable);
        assertThat(new StateStore(database).load()).isEqualTo(writer.state());
        assertThat(new Journal(database).recent(10)).hasSize(1);
    }

    @Test
    void aFullWaitingRoomIsARefusalAndNotALie() throws Exception {
        writer.close();
        writer = writer(2);
        try (Connection other =
                DriverManager.getConnection("jdbc:sqlite:" + home.resolve("drover.db"))) {
            lock(other);
            writer.submitTold(found("/1"));
            writer.submitTold(found("/2"));
            assertThatThrownBy(() -> writer.submit(found("/3")))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.refusal().status()).isEqualTo(503));
            unlock(other);
        }
        await().until(writer::durable);
        assertThat(new StateStore(database).load().workspaces()).hasSize(2);
    }

    private static void lock(Connection other) throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute("BEGIN EXCLUSIVE");
        }
    }

    private static void unlock(Connection other) throws SQLException {
        try (var statement = other.createStatement()) {
            statement.execute("ROLLBACK");
        }
    }
}
