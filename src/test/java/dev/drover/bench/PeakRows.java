package dev.drover.bench;

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;

/// P7: the most hooks a second that 64 clients get through, over what they get through a server
/// that does nothing.
final class PeakRows {
    static final int CLIENTS = 64;
    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final int WARM_UP = 3;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// @param rate hooks a second
    /// @param cpuNanos of this process, which serves and calls, for each hook; unlike the rate it
    /// does not follow the machine's load
    private record Slice(double rate, double cpuNanos) {}

    private final TwoServers servers;
    private final Fleet fleet;
    private final int slices;

    PeakRows(TwoServers servers, Fleet fleet, int slices) {
        this.servers = servers;
        this.fleet = fleet;
        this.slices = slices;
    }

    void measure(BenchTable table) throws IOException, InterruptedException {
        List<HookConnection> all = new ArrayList<>();
        try {
            List<HookConnection> full = connect(servers.full, all);
            List<HookConnection> empty = connect(servers.empty, all);
            List<Slice> ours = new ArrayList<>();
            List<Slice> floors = new ArrayList<>();
            for (int i = -WARM_UP; i < slices; i++) {
                Slice our = slice(full);
                Slice floor = slice(empty);
                if (i >= 0) {
                    ours.add(our);
                    floors.add(floor);
                }
            }
            double our = median(ours, Slice::rate);
            double floor = median(floors, Slice::rate);
            table.add(
                    Row.ratio(
                            "P7",
                            "peak hooks/s, 64 clients / empty handler",
                            Row.number(our) + " /s",
                            Row.number(floor) + " /s",
                            our / floor,
                            Row.Goal.atLeast(0.5)));
            double ourCost = median(ours, Slice::cpuNanos);
            double floorCost = median(floors, Slice::cpuNanos);
            table.add(
                    Row.beside(
                            "P7",
                            "processor time of a hook, its caller's included",
                            Spread.micros(ourCost),
                            Spread.micros(floorCost),
                            ourCost / floorCost));
        } finally {
            for (HookConnection connection : all) {
                connection.close();
            }
        }
    }

    private static double median(List<Slice> slices, ToDoubleFunction<Slice> value) {
        return Spread.of(slices.stream().mapToDouble(value).boxed().toList()).median();
    }

    private List<HookConnection> connect(TwoServers.Line line, List<HookConnection> all)
            throws IOException {
        List<HookConnection> made = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            made.add(line.connect(fleet.agent(i)));
            all.add(made.getLast());
        }
        return made;
    }

    private Slice slice(List<HookConnection> connections) throws InterruptedException {
        LongAdder answered = new LongAdder();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        long end = start + SLICE.toNanos();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < connections.size(); i++) {
            HookConnection connection = connections.get(i);
            Fleet.Agent agent = fleet.agent(i);
            clients.add(
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    while (System.nanoTime() < end) {
                                        int status = connection.send(agent.next());
                                        if (status != 200) {
                                            throw new IOException("status " + status);
                                        }
                                        answered.increment();
                                    }
                                } catch (Throwable e) {
                                    failure.compareAndSet(null, e);
                                }
                            }));
        }
        for (Thread client : clients) {
            client.join();
        }
        double rate = answered.sum() * 1e9 / (System.nanoTime() - start);
        double each = (PROCESS.getProcessCpuTime() - cpu) / (double) Math.max(1, answered.sum());
        if (failure.get() != null) {
            throw new IllegalStateException("P7: a hook failed", failure.get());
        }
        return new Slice(rate, each);
    }
}
