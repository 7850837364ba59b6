package dev.drover.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// P6: how long a hook waits for its answer while 200 agents send 200 of them a second, and then
/// 2,000 at once. Each hook has a connection of its own, and its time counts from the moment it was
/// due: a daemon that stands still delays all that were due meanwhile.
final class LoadRows {
    private static final int RATE = 200;
    private static final int DAEMON_SECONDS = 4;
    private static final int FLOOR_SECONDS = 1;
    private static final int AT_ONCE = 2_000;
    private static final int CLIENTS = 64;
    private static final int BURSTS = 3;
    private static final int PATIENCE_SECONDS = 60;

    private final TwoServers servers;
    private final Fleet fleet;
    private final int seconds;

    LoadRows(TwoServers servers, Fleet fleet, int seconds) {
        this.servers = servers;
        this.fleet = fleet;
        this.seconds = seconds;
    }

    /// What came of the hooks of one server.
    private static final class Waits {
        final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
        final AtomicInteger failed = new AtomicInteger();

        Spread spread() {
            return Spread.of(nanos);
        }
    }

    void measure(BenchTable table) throws InterruptedException {
        // Real callers block in connect while the backlog is full; only platform threads do too.
        try (ExecutorService callers = Executors.newCachedThreadPool()) {
            steady(servers.full, 2, new Waits(), callers);
            steady(servers.empty, 2, new Waits(), callers);
            Waits ours = new Waits();
            Waits floor = new Waits();
            for (int done = 0; done < seconds; done += DAEMON_SECONDS) {
                steady(servers.full, Math.min(DAEMON_SECONDS, seconds - done), ours, callers);
                steady(servers.empty, FLOOR_SECONDS, floor, callers);
            }
            table.add(row("200 hooks/s for " + seconds + " s", ours, floor, 5e6, 50e6));
            Waits ourBursts = new Waits();
            Waits floorBursts = new Waits();
            for (int i = 0; i < BURSTS; i++) {
                burst(servers.full, ourBursts);
                burst(servers.empty, floorBursts);
            }
            double any = Double.POSITIVE_INFINITY;
            table.add(row("2,000 at once, 64 clients", ourBursts, floorBursts, any, any));
        }
    }

    private static Row row(String what, Waits ours, Waits floor, double p50, double p99) {
        Spread our = ours.spread();
        int failed = ours.failed.get();
        return Row.figure(
                "P6",
                what,
                our.middleAndTail() + ", " + failed + " failed",
                floor.spread().middleAndTail() + ", " + floor.failed.get() + " failed",
                Row.number(our.median() / floor.spread().median()),
                Double.isInfinite(p50) ? "0 failed" : "p50 ≤ 5, p99 ≤ 50 ms, 0 failed",
                our.at(0.5) <= p50 && our.at(0.99) <= p99 && failed == 0);
    }

    private void steady(TwoServers.Line line, int lasting, Waits waits, ExecutorService callers)
            throws InterruptedException {
        int count = lasting * RATE;
        CountDownLatch answered = new CountDownLatch(count);
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        for (int i = 0; i < count; i++) {
            long due = start + i * (TimeUnit.SECONDS.toNanos(1) / RATE);
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            Fleet.Agent agent = fleet.agent(i);
            byte[] request = agent.next();
            callers.execute(
                    () -> {
                        call(line, agent, request, due, waits);
                        answered.countDown();
                    });
        }
        if (!answered.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("P6: " + answered.getCount() + " hooks hang");
        }
    }

    private void burst(TwoServers.Line line, Waits waits) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < CLIENTS; client++) {
            clients.add(
                    Thread.ofPlatform()
                            .start(
                                    () -> {
                                        await(go);
                                        for (int i = next.getAndIncrement();
                                                i < AT_ONCE;
                                                i = next.getAndIncrement()) {
                                            Fleet.Agent agent = fleet.agent(i);
                                            call(
                                                    line,
                                                    agent,
                                                    agent.next(),
                                                    System.nanoTime(),
                                                    waits);
                                        }
                                    }));
        }
        go.countDown();
        for (Thread client : clients) {
            client.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void call(
            TwoServers.Line line, Fleet.Agent agent, byte[] request, long due, Waits waits) {
        try (HookConnection connection = line.connect(agent)) {
            if (connection.send(request) != 200) {
                waits.failed.incrementAndGet();
            }
        } catch (IOException e) {
            waits.failed.incrementAndGet();
        }
        waits.nanos.add(System.nanoTime() - due);
    }
}
