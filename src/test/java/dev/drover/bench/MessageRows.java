package dev.drover.bench;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Address;
import dev.drover.ipc.Client;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.ipc.Json;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;
import dev.drover.model.view.Registration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How long a message takes from the moment its sender begins to call until a reader who waits has
/// it: rule, commit, wake-up and both connections included. Its floor is a request that does
/// nothing, asked in turn with it. No sender may send more than 60 a minute, so there are several.
final class MessageRows {
    private static final int SENDERS = 10;
    private static final int EACH = 50;

    /// Time for the reader to ask anew, so that it waits when the next one comes.
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private static final double MOST = 10e6;

    private final TwoServers servers;
    private final String cwd;
    private final Address door;

    private record Arrival(String text, long nanos) {}

    MessageRows(LiveDaemon live, TwoServers servers, String cwd) {
        this.servers = servers;
        this.cwd = cwd;
        this.door =
                new Address.Tcp(
                        new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), live.port()),
                        live.token.hex());
    }

    void measure(BenchTable table) throws IOException, InterruptedException {
        try (Client client = Client.over(door, Duration.ofSeconds(5), Duration.ofSeconds(60))) {
            Registration.Granted reader = register(client, "reader");
            List<Registration.Granted> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(register(client, "sender" + i));
            }
            LinkedBlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
            Thread reading = Thread.ofPlatform().start(() -> read(client, reader, arrivals));
            List<Long> messages = new ArrayList<>();
            List<Long> floors = new ArrayList<>();
            for (int i = 0; i < SENDERS * EACH; i++) {
                long floor = floor();
                LockSupport.parkNanos(PAUSE);
                long begin = System.nanoTime();
                send(client, senders.get(i % SENDERS), reader.instance().id(), "m" + i);
                Arrival arrival = arrivals.poll(20, TimeUnit.SECONDS);
                if (arrival == null || !arrival.text().equals("m" + i)) {
                    throw new IllegalStateException("m" + i + " was lost: " + arrival);
                }
                if (i >= SENDERS) { // the first of each warms up
                    messages.add(arrival.nanos() - begin);
                    floors.add(floor);
                }
            }
            reading.join();
            Spread our = Spread.of(messages);
            Spread without = Spread.of(floors);
            table.add(
                    Row.figure(
                            "message",
                            "from a sender's call to a reader who waits / empty request in turn",
                            our.middleAndTail(),
                            without.middleAndTail(),
                            Row.number(our.median() / without.median()),
                            "p99 ≤ 10 ms",
                            our.at(0.99) <= MOST));
        }
    }

    private Registration.Granted register(Client client, String session) {
        return client.register(new Registration("bench", session, session, cwd, null));
    }

    private long floor() throws IOException {
        byte[] nothing = HookConnection.request("{}".getBytes(StandardCharsets.UTF_8), cwd, false);
        long begin = System.nanoTime();
        try (HookConnection connection = servers.empty.connect()) {
            connection.send(nothing);
        }
        return System.nanoTime() - begin;
    }

    private static void send(
            Client client, Registration.Granted sender, String reader, String text) {
        call(
                client,
                sender,
                "/v1/messages",
                new MessageAsk(reader, null, null, text, null, null, null, null));
    }

    /// Until all have come, or the client is closed.
    private static void read(
            Client client, Registration.Granted reader, LinkedBlockingQueue<Arrival> arrivals) {
        MessageWait wait = new MessageWait(null, 30L, true, null);
        try {
            for (int got = 0; got < SENDERS * EACH; ) {
                byte[] body = call(client, reader, "/v1/messages/receive", wait).body();
                long now = System.nanoTime();
                for (MessageView message : Json.mapper().readValue(body, MessageView[].class)) {
                    arrivals.add(new Arrival(message.text(), now));
                    got++;
                }
            }
        } catch (DaemonUnavailableException closed) {
            // Nobody sends any more.
        }
    }

    private static Client.Response call(
            Client client, Registration.Granted who, String path, Object body) {
        Client.Response answer =
                client.call(
                        "POST",
                        path + "?instance=" + who.instance().id(),
                        Map.of(
                                "Content-Type",
                                "application/json",
                                "Drover-Capability",
                                String.valueOf(who.capability())),
                        Json.bytes(body));
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.text());
        }
        return answer;
    }
}
