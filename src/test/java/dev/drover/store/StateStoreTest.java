package dev.drover.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Sample;
import dev.drover.model.Session;
import dev.drover.model.State;
import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

class StateStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:11:12.123456789Z");
    @TempDir Path home;
    private Database database;
    private StateStore store;

    @BeforeEach
    void open() {
        database = Database.open(Homes.options(home));
        store = new StateStore(database);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void recordsNothingAtAllIfOneEventCannotBeWritten() {
        Event good = new Event.WorkspaceFound(workspace("/a"));
        State before = State.EMPTY.apply(good);
        store.record(List.of(good), before, NOW);
        Event second = new Event.WorkspaceFound(workspace("/b"));
        database.writer().transact("break", c -> c.prepare("DROP TABLE session").execute());
        Event bad = new Event.SessionStarted(session());

        assertThatThrownBy(
                        () ->
                                store.record(
                                        List.of(second, bad),
                                        before.apply(List.of(second, bad)),
                                        NOW))
                .isInstanceOf(StoreException.class);

        assertThat(new Journal(database).recent(10)).hasSize(1);
        assertThat(store.lastSeq()).isEqualTo(1);
        State next = before.apply(second);
        assertThat(store.record(List.of(second), next, NOW)).isEqualTo(2);
    }

    @Test
    void keepsSamplesOfKnownInstancesUntilTheyAreForgotten() {
        Instance instance = new RandomEvents(1).instance();
        InstanceId stranger = InstanceId.of(NOW, 1, 99);
        Event started = new Event.InstanceStarted(instance);
        State state = State.EMPTY.apply(started);
        store.record(List.of(started), state, NOW);
        Sample sample = new Sample(NOW, NOW.minusNanos(1), null, 5_000_000_000L);

        store.recordSamples(Map.of(instance.id(), Sample.seen(NOW), stranger, Sample.seen(NOW)));
        store.recordSamples(Map.of(instance.id(), sample));
        Event moved = new Event.InstanceReturned(instance.id());
        state = state.apply(moved);
        store.record(List.of(moved), state, NOW);
        assertThat(store.loadSamples()).isEqualTo(Map.of(instance.id(), sample));

        Event forgotten = new Event.InstanceForgotten(instance.id());
        store.record(List.of(forgotten), state.apply(forgotten), NOW);
        assertThat(store.loadSamples()).isEmpty();
    }

    @Test
    void remembersSmallFacts() {
        store.setMeta("boot", "b1");
        store.setMeta("boot", "b2");
        store.setMeta("capability/x", "1");
        store.setMeta("capability/y", "2");
        store.setMeta("capability/y", null);
        assertThat(store.meta("boot")).isEqualTo("b2");
        assertThat(store.meta("none")).isNull();
        assertThat(store.metaOf("capability/")).isEqualTo(Map.of("capability/x", "1"));
    }

    @Test
    void saysThatTheDiskIsFullAndGoesOnWhenThereIsRoom() {
        pragma("PRAGMA max_page_count = 1");
        State state = State.EMPTY;
        Event event = new Event.InstanceStarted(new RandomEvents(2).instance());
        List<Event> many = Collections.nCopies(200, event);
        State after = state.apply(many);

        assertThatThrownBy(() -> store.record(many, after, NOW))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNWRITABLE));
        assertThat(store.load()).isEqualTo(State.EMPTY);

        pragma("PRAGMA max_page_count = 1000000");
        assertThat(store.record(many, after, NOW)).isEqualTo(200);
        assertThat(store.load()).isEqualTo(after);
    }

    @Test
    void saysThatTheDatabaseIsReadOnlyAndProbesIt() {
        store.probe();
        pragma("PRAGMA query_only = 1");
        assertThatThrownBy(store::probe)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNWRITABLE));
        pragma("PRAGMA query_only = 0");
        store.probe();
        assertThat(store.meta("probe")).isNull();
    }

    @Test
    void emptiesTheWriteAheadLog() {
        Event event = new Event.InstanceStarted(new RandomEvents(2).instance());
        store.record(List.of(event), State.EMPTY.apply(event), NOW);
        assertThat(store.walBytes()).isPositive();
        store.truncateWal();
        assertThat(store.walBytes()).isZero();
        assertThat(Files.exists(home.resolve("drover.db-wal"))).isTrue();
    }

    private void pragma(String sql) {
        database.writer().use("set a switch", c -> c.connection().createStatement().execute(sql));
    }

    private static Workspace workspace(String root) {
        return new Workspace(WorkspaceId.of(root), root, NOW);
    }

    private static Session session() {
        return new Session(
                new Session.Key(InstanceId.of(NOW, 1, 1), "s"), NOW, "startup", null, null);
    }
}
