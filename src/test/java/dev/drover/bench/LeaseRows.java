package dev.drover.bench;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// How long a lease takes, claim, real bind and commit included, while 64 clients ask for 200 a
/// second. Its floor is a request that does nothing, asked by the same client in the same moment:
/// each client in turn asks for both, in changing order, works a while, and comes again. Each
/// request has a connection of its own.
final class LeaseRows {
    /// A range with room for all leases of one slice.
    static final String TYPE = "bench=20000-23999";

    private static final int CLIENTS = 64;
    private static final int RATE = 200;
    private static final int ROUNDS = 9;
    private static final long BETWEEN = TimeUnit.SECONDS.toNanos(1) * CLIENTS / RATE;

    /// What a lease may take longer than a request that does nothing.
    private static final double MOST = 2e6;

    private final LiveDaemon live;
    private final TwoServers servers;
    private final String cwd;

    private interface Call {
        int status(int number) throws IOException;
    }

    LeaseRows(LiveDaemon live, TwoServers servers, String cwd) {
        this.live = live;
        this.servers = servers;
        this.cwd = cwd;
    }

    void measure(BenchTable table, int slices) throws InterruptedException {
        Queue<Long> leases = new ConcurrentLinkedQueue<>();
        Queue<Long> floors = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        byte[] nothing = HookConnection.request("{}".getBytes(StandardCharsets.UTF_8), cwd, false);
        Call floor =
                number -> {
                    try (HookConnection connection = servers.empty.connect()) {
                        return connection.send(nothing);
                    }
                };
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = -1; i < slices; i++) {
                boolean counts = i >= 0;
                Timed empty =
                        new Timed(floor, 200, counts ? floors : new ConcurrentLinkedQueue<>());
                Timed lease =
                        new Timed(
                                this::lease, 201, counts ? leases : new ConcurrentLinkedQueue<>());
                long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
                List<Callable<Boolean>> all = new ArrayList<>();
                for (int client = 0; client < CLIENTS; client++) {
                    int number = client;
                    all.add(() -> works(number, start, empty, lease, failed));
                }
                clients.invokeAll(all);
                live.client.releasePorts(null, false);
            }
        }
        Spread our = Spread.of(leases);
        Spread without = Spread.of(floors);
        double more = our.at(0.99) - without.at(0.99);
        table.add(
                Row.figure(
                        "lease",
                        "64 clients, 200 leases/s, real binds / empty request beside each",
                        our.middleAndTail() + ", " + failed + " failed",
                        without.middleAndTail(),
                        Row.number(our.median() / without.median()),
                        "p99 ≤ floor + 2 ms; 0 failed",
                        failed.get() == 0 && more <= MOST));
    }

    private int lease(int number) throws IOException {
        byte[] body = Json.bytes(Map.of("type", "bench", "name", "n" + number, "directory", cwd));
        try (HookConnection connection = servers.full.connect()) {
            return connection.send(HookConnection.request("/v1/ports", body, cwd, false));
        }
    }

    /// @param wanted the status of a good answer
    private record Timed(Call call, int wanted, Queue<Long> nanos) {
        void ask(int number, AtomicInteger failed) {
            long begin = System.nanoTime();
            try {
                if (call.status(number) != wanted) {
                    failed.incrementAndGet();
                }
            } catch (IOException e) {
                failed.incrementAndGet();
            }
            nanos.add(System.nanoTime() - begin);
        }
    }

    /// One client: its turn comes again and again, as long after the last as the rate wants.
    private static boolean works(
            int client, long start, Timed empty, Timed lease, AtomicInteger failed) {
        for (int round = 0; round < ROUNDS; round++) {
            long due = start + round * BETWEEN + client * (BETWEEN / CLIENTS);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int number = round * CLIENTS + client;
            boolean emptyFirst = (number + round) % 2 == 0;
            (emptyFirst ? empty : lease).ask(number, failed);
            (emptyFirst ? lease : empty).ask(number, failed);
        }
        return true;
    }
}
