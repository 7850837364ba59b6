package dev.drover.bench;

import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// How long a lease takes, claim, real bind and commit included, while 64 clients ask for 200 a
/// second. Its floor is a request that does nothing. Each has a connection of its own, and its time
/// counts from the moment it was due.
final class LeaseRows {
    /// A range with room for all leases of one slice.
    static final String TYPE = "bench=20000-23999";

    private static final int CLIENTS = 64;
    private static final int RATE = 200;
    private static final int SLICE_SECONDS = 3;
    private static final int PATIENCE_SECONDS = 60;
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
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = -1; i < slices; i++) {
                Queue<Long> warm = new ConcurrentLinkedQueue<>();
                Call floor =
                        number -> {
                            try (HookConnection connection = servers.empty.connect()) {
                                return connection.send(nothing);
                            }
                        };
                slice(clients, floor, 200, i < 0 ? warm : floors, failed);
                slice(clients, this::lease, 201, i < 0 ? warm : leases, failed);
                live.client.releasePorts(null, false);
            }
        }
        Spread our = Spread.of(leases);
        Spread floor = Spread.of(floors);
        table.add(
                Row.figure(
                        "lease",
                        "200 leases/s, 64 clients, real binds / empty request",
                        our.middleAndTail() + ", " + failed + " failed",
                        floor.middleAndTail(),
                        Row.number(our.median() / floor.median()),
                        "p99 ≤ 2 ms; 0 failed",
                        failed.get() == 0 && our.at(0.99) <= MOST));
    }

    private int lease(int number) throws IOException {
        byte[] body = Json.bytes(Map.of("type", "bench", "name", "n" + number, "directory", cwd));
        try (HookConnection connection = servers.full.connect()) {
            return connection.send(HookConnection.request("/v1/ports", body, cwd, false));
        }
    }

    private static void slice(
            ExecutorService clients, Call call, int wanted, Queue<Long> nanos, AtomicInteger failed)
            throws InterruptedException {
        int count = SLICE_SECONDS * RATE;
        CountDownLatch answered = new CountDownLatch(count);
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        for (int i = 0; i < count; i++) {
            long due = start + i * (TimeUnit.SECONDS.toNanos(1) / RATE);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int number = i;
            clients.execute(
                    () -> {
                        try {
                            if (call.status(number) != wanted) {
                                failed.incrementAndGet();
                            }
                        } catch (IOException e) {
                            failed.incrementAndGet();
                        }
                        nanos.add(System.nanoTime() - due);
                        answered.countDown();
                    });
        }
        if (!answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("lease: " + answered.getCount() + " calls hang");
        }
    }
}
