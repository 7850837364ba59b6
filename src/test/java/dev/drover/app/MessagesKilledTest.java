package dev.drover.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.app.Children.Child;
import dev.drover.ipc.Address;
import dev.drover.ipc.Client;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.ipc.Json;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;

/// A daemon that is killed (`kill -9`) while messages are sent and received, again and again: what
/// was acknowledged arrives, in order, and whoever acts by ids acts once (MN3).
final class MessagesKilledTest {
    @TempDir private Path directory;
    private DaemonHome home;

    /// One of the two who write to each other, over all lives of the daemon.
    private static final class Writer {
        private final String name;
        private final Registration.Granted granted;
        private final List<String> acknowledged = new CopyOnWriteArrayList<>();

        /// What it has acted on: by id, so that what comes again changes nothing.
        private final Map<String, String> effects = new LinkedHashMap<>();

        private int next;

        Writer(String name, Registration.Granted granted) {
            this.name = name;
            this.granted = granted;
        }

        private Client.Response call(Client client, String path, Object body) {
            return client.call(
                    "POST",
                    path + "?instance=" + granted.instance().id(),
                    Map.of(
                            "Content-Type",
                            "application/json",
                            "Drover-Capability",
                            granted.capability()),
                    Json.bytes(body));
        }

        void send(Client client, Writer to) {
            String text = name + next++;
            Client.Response answer =
                    call(
                            client,
                            "/v1/messages",
                            new MessageAsk(
                                    to.granted.instance().id(),
                                    null,
                                    null,
                                    text,
                                    null,
                                    null,
                                    null,
                                    null));
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            Json.mapper().readValue(answer.body(), MessageReceipt.class);
            acknowledged.add(text);
        }

        /// @param take whether they count as read when they are handed over, else once they were
        /// acted on
        int receive(Client client, boolean take, long seconds) {
            MessageView[] got =
                    Json.mapper()
                            .readValue(
                                    call(
                                                    client,
                                                    "/v1/messages/receive",
                                                    new MessageWait(null, seconds, take, null))
                                            .body(),
                                    MessageView[].class);
            for (MessageView message : got) {
                synchronized (effects) {
                    effects.putIfAbsent(message.id(), message.text());
                }
            }
            if (!take && got.length > 0) {
                List<String> ids = Arrays.stream(got).map(MessageView::id).toList();
                call(client, "/v1/messages/read", Map.of("ids", ids));
            }
            return got.length;
        }
    }

    @BeforeEach
    void makeHome() throws Exception {
        home =
                new DaemonHome(directory)
                        .with("DROVER_API_ADDR", "127.0.0.1:0")
                        .settings("{\"messages\": {\"perMinute\": 600}}");
    }

    @AfterEach
    void endAll() {
        home.close();
    }

    @Test
    void whatWasAcknowledgedArrivesInOrderAndOnce() throws Exception {
        killWhileTheyWrite(3, 20261126);
    }

    @Test
    @Tag("proof")
    void whatWasAcknowledgedArrivesInOrderAndOnceOverManyKills() throws Exception {
        killWhileTheyWrite(40, System.nanoTime());
    }

    private void killWhileTheyWrite(int kills, long seed) throws Exception {
        Random random = new Random(seed);
        Child daemon = home.up();
        Writer one = register("a");
        Writer other = register("b");
        for (int kill = 0; kill < kills; kill++) {
            if (kill > 0) {
                daemon = home.up();
            }
            int enough = written(one, other) + 1 + random.nextInt(12);
            boolean take = random.nextBoolean();
            List<Thread> threads = new ArrayList<>();
            threads.add(until(client -> one.send(client, other)));
            threads.add(until(client -> other.send(client, one)));
            threads.add(until(client -> one.receive(client, take, 1)));
            threads.add(until(client -> other.receive(client, !take, 1)));
            await().atMost(DaemonHome.SOON)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> written(one, other) >= enough);
            daemon.process().destroyForcibly().waitFor();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        home.up();
        try (Client client = home.client()) {
            while (one.receive(client, true, 0) + other.receive(client, true, 0) > 0) {
                // Until nothing is left.
            }
        }
        assertArrived("seed " + seed, one, other);
        assertArrived("seed " + seed, other, one);
    }

    private static int written(Writer one, Writer other) {
        return one.acknowledged.size() + other.acknowledged.size();
    }

    private static void assertArrived(String seed, Writer from, Writer to) {
        List<String> acted = List.copyOf(to.effects.values());
        assertThat(acted)
                .as(seed + ": none that was acknowledged is lost")
                .containsAll(from.acknowledged);
        assertThat(acted).as(seed + ": no second effect").doesNotHaveDuplicates();
        assertThat(acted.stream().map(text -> Integer.parseInt(text.substring(1))))
                .as(seed + ": in order")
                .isSorted();
    }

    @FunctionalInterface
    private interface Deed {
        void with(Client client);
    }

    /// Does it again and again until the daemon is gone.
    private Thread until(Deed deed) {
        return Thread.ofVirtual()
                .start(
                        () -> {
                            try (Client client = home.client()) {
                                while (true) {
                                    deed.with(client);
                                }
                            } catch (DaemonUnavailableException gone) {
                                // It was killed.
                            }
                        });
    }

    private Writer register(String name) throws Exception {
        int port;
        try (Client unix = home.client()) {
            port = Objects.requireNonNull(unix.health().apiPort());
        }
        String token = Files.readString(home.paths().token()).strip();
        Address door =
                new Address.Tcp(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), token);
        try (Client tcp = Client.over(door, Duration.ofSeconds(5), Duration.ofSeconds(20))) {
            return new Writer(
                    name, tcp.register(new Registration("my-bot", name, name, "/", null)));
        }
    }
}
