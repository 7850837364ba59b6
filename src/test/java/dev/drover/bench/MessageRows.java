package dev.drover.bench;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageWait;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// How long a message takes from the moment its sender begins to call until a reader who waits has
/// it: who that is, rule, commit, wake-up and both connections included. Its floor is a request
/// that does nothing, asked in turn with it. No sender may send more than 60 a minute, so there are
/// several.
final class MessageRows {
    static final int AGENTS = 21;

    private static final int EACH = 50;
    private static final int ALL = (AGENTS - 1) * EACH;

    /// Time for the reader's question to arrive, so that it waits when the next message comes.
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    /// What a message may take longer than a request that does nothing.
    private static final double MOST = 10e6;

    private final LiveDaemon live;
    private final TwoServers servers;
    private final Fleet fleet;
    private final String cwd;
    private final Semaphore asking = new Semaphore(0);

    MessageRows(LiveDaemon live, TwoServers servers, Fleet fleet, String cwd) {
        this.live = live;
        this.servers = servers;
        this.fleet = fleet;
        this.cwd = cwd;
    }

    void measure(BenchTable table) throws IOException, InterruptedException {
        for (int i = 0; i < AGENTS; i++) {
            call(fleet.agent(i), fleet.agent(i).next(), 200);
        }
        Fleet.Agent reader = fleet.agent(0);
        String id =
                live.rows().stream()
                        .filter(r -> r.pid() != null && r.pid() == reader.pid)
                        .map(InstanceView::id)
                        .findFirst()
                        .orElseThrow();
        LinkedBlockingQueue<Long> arrivals = new LinkedBlockingQueue<>();
        Thread reading = Thread.ofPlatform().daemon().start(() -> read(reader, arrivals));
        byte[] nothing = HookConnection.request("{}".getBytes(StandardCharsets.UTF_8), cwd, false);
        List<Long> messages = new ArrayList<>();
        List<Long> floors = new ArrayList<>();
        for (int i = 0; i < ALL; i++) {
            long floorBegin = System.nanoTime();
            try (HookConnection connection = servers.empty.connect()) {
                connection.send(nothing);
            }
            long floor = System.nanoTime() - floorBegin;
            byte[] message =
                    request(
                            "/v1/messages",
                            new MessageAsk(id, null, null, "m" + i, null, null, null, null));
            asking.acquire();
            do {
                LockSupport.parkNanos(PAUSE);
            } while (!servers.full.knowsCallers());
            long begin = System.nanoTime();
            call(fleet.agent(1 + i % (AGENTS - 1)), message, 201);
            Long arrived = arrivals.poll(20, TimeUnit.SECONDS);
            if (arrived == null) {
                throw new IllegalStateException("message " + i + " has not come");
            }
            if (i >= ALL / 2) { // until then all warms up
                messages.add(arrived - begin);
                floors.add(floor);
            }
        }
        reading.join();
        int kept = live.client.messages().list(null).size();
        Spread our = Spread.of(messages);
        Spread without = Spread.of(floors);
        table.add(
                Row.figure(
                        "message",
                        "from a sender's call to a reader who waits / empty request in turn",
                        our.middleAndTail() + ", " + (ALL - kept) + " lost",
                        without.middleAndTail(),
                        Row.number(our.median() / without.median()),
                        "p99 ≤ floor + 10 ms; 0 lost",
                        our.at(0.99) - without.at(0.99) <= MOST && kept == ALL));
    }

    private void read(Fleet.Agent reader, LinkedBlockingQueue<Long> arrivals) {
        byte[] wait = request("/v1/messages/receive", new MessageWait(null, 30L, true, null));
        try {
            for (int got = 0; got < ALL; got++) {
                try (HookConnection connection = servers.full.connect(reader)) {
                    asking.release();
                    connection.send(wait);
                    arrivals.add(System.nanoTime());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] request(String path, Object body) {
        return HookConnection.request(path, Json.bytes(body), cwd, false);
    }

    private void call(Fleet.Agent agent, byte[] request, int wanted) throws IOException {
        try (HookConnection connection = servers.full.connect(agent)) {
            int status = connection.send(request);
            if (status != wanted) {
                throw new IOException("answered with " + status);
            }
        }
    }
}
