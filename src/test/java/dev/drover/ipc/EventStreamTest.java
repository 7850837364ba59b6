package dev.drover.ipc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// The event stream over a real socket, read by the real client.
@Timeout(120)
class EventStreamTest {
    private static final String EVENTS =
            "GET /v1/events HTTP/1.1\r\nHost: drover\r\nLast-Event-ID: 7\r\n\r\n";

    @TempDir Path directory;
    private final AtomicInteger snapshots = new AtomicInteger();
    private EventStream stream;
    private Fixture fixture;

    @BeforeEach
    void open() throws Exception {
        stream =
                new EventStream(
                        10,
                        7,
                        () -> "[\n" + snapshots.incrementAndGet() + "]",
                        Duration.ofMillis(100));
        fixture = Fixture.open(directory, Fixture.LIMITS, Map.of(Endpoints.EVENTS, stream::reply));
    }

    @AfterEach
    void close() {
        stream.close();
        fixture.close();
    }

    @Test
    void beginsWithASnapshotAndGoesOnWithEvents() throws Exception {
        try (Reader reader = new Reader(null)) {
            assertThat(reader.next()).isEqualTo(new Api.StreamEvent("7", "reset", "[\n1]"));
            stream.publish(8, "InstanceEnded", "{\"a\":1}");
            assertThat(reader.next())
                    .isEqualTo(new Api.StreamEvent("8", "InstanceEnded", "{\"a\":1}"));
        }
    }

    @Test
    void goesOnWhereTheClientStopped() throws Exception {
        for (int id = 8; id < 13; id++) {
            stream.publish(id, "E", "" + id);
        }
        try (Reader reader = new Reader("10")) {
            assertThat(reader.next().id()).isEqualTo("11");
            assertThat(reader.next().id()).isEqualTo("12");
        }
        try (Reader upToDate = new Reader("12")) {
            await().until(() -> stream.subscribers() > 0);
            stream.publish(20, "E", "x");
            assertThat(upToDate.next().id()).isEqualTo("20");
        }
        assertThat(snapshots).hasValue(0);
    }

    @Test
    void knowsTheLastEventOfTheRunBefore() throws Exception {
        stream.publish(8, "E", "x");
        try (Reader reader = new Reader("7")) {
            assertThat(reader.next().id()).isEqualTo("8");
        }
    }

    @Test
    void resetsWhoComesWithAnIdThatIsTooOldOrWasNeverGiven() throws Exception {
        for (int id = 8; id < 30; id++) {
            stream.publish(id, "E", "" + id);
        }
        for (String id : List.of("5", "18", "30", "-3", "x", "99999999999999999999")) {
            try (Reader reader = new Reader(id)) {
                Api.StreamEvent first = reader.next();
                assertThat(first.name()).as(id).isEqualTo("reset");
                assertThat(first.id()).isEqualTo("29");
            }
        }
        try (Reader oldest = new Reader("19")) {
            assertThat(oldest.next().id()).isEqualTo("20");
        }
    }

    @Test
    void resetsASubscriberWhoReadsTooSlowly() throws Exception {
        try (RawHttp slow = RawHttp.unix(fixture)) {
            slow.send(EVENTS);
            await().until(() -> stream.subscribers() == 1);
            String large = "x".repeat(200_000);
            for (int id = 8; id < 208; id++) {
                stream.publish(id, "E", large);
            }
            List<Api.StreamEvent> seen = new ArrayList<>();
            new EventReader(HttpAnswer.read(slow.in()).body())
                    .readWhile(
                            e -> {
                                seen.add(e);
                                return !e.id().equals("207");
                            });
            // How often it falls behind is the machine's business; that it is told so is ours.
            assertThat(seen).hasSizeLessThan(150).anyMatch(e -> e.name().equals("reset"));
            for (int i = 1; i < seen.size(); i++) {
                long before = Long.parseLong(seen.get(i - 1).id());
                long now = Long.parseLong(seen.get(i).id());
                boolean reset = seen.get(i).name().equals("reset");
                assertThat(now).isBetween(before + 1, reset ? 207 : before + 1);
            }
        }
    }

    @Test
    void freesAClientThatDied() throws Exception {
        try (RawHttp client = RawHttp.unix(fixture)) {
            client.send(EVENTS);
            await().until(() -> stream.subscribers() == 1);
        }
        await().until(() -> stream.subscribers() == 0);
        await().until(() -> fixture.server.connections() == 0);
    }

    @Test
    void showsThatItLives() throws Exception {
        try (RawHttp client = RawHttp.unix(fixture)) {
            client.send(EVENTS);
            HttpAnswer answer = HttpAnswer.read(client.in());
            assertThat(answer.headers())
                    .containsEntry("content-type", "text/event-stream")
                    .containsEntry("cache-control", "no-store");
            assertThat(answer.body().readNBytes(2)).startsWith(':');
        }
    }

    @Test
    void servesManyAtOnce() throws Exception {
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            readers.add(new Reader("7"));
        }
        await().until(() -> stream.subscribers() == 50);
        for (int id = 8; id < 13; id++) {
            stream.publish(id, "E", "" + id);
        }
        for (Reader reader : readers) {
            for (int id = 8; id < 13; id++) {
                assertThat(reader.next().data()).isEqualTo("" + id);
            }
            reader.close();
        }
        await().until(() -> stream.subscribers() == 0);
    }

    @Test
    void endsAllWhenItCloses() throws Exception {
        try (Reader reader = new Reader(null)) {
            assertThat(reader.next().name()).isEqualTo("reset");
            stream.close();
            reader.thread.join();
            assertThat(reader.events).isEmpty();
            assertThat(stream.subscribers()).isZero();
        }
    }

    @Test
    void refusesEventsOutOfOrderAndNamesOfMoreThanAWord() {
        assertThatThrownBy(() -> stream.publish(7, "E", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> stream.publish(8, "E\ndata: x", ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EventStream(0, 0, () -> ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Follows on a thread of its own until it is closed.
    private final class Reader implements AutoCloseable {
        final LinkedBlockingQueue<Api.StreamEvent> events = new LinkedBlockingQueue<>();
        final Client client = fixture.client();
        final Thread thread;

        Reader(@Nullable String lastEventId) {
            thread = Thread.startVirtualThread(() -> client.follow(lastEventId, events::add));
        }

        Api.StreamEvent next() throws InterruptedException {
            Api.StreamEvent event = events.poll(45, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("no event came");
            }
            return event;
        }

        @Override
        public void close() {
            client.close();
            await().until(() -> !thread.isAlive());
        }
    }
}
