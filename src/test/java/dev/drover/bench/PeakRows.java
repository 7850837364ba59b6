package dev.drover.bench;

import com.sun.management.OperatingSystemMXBean;

import dev.drover.agents.Payloads;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;

/// P7: the most hooks a second that 64 agents get through, over what they get through a server
/// that does nothing. Each agent is a process of its own, and each hook a connection of its own, as
/// it is with the client.
final class PeakRows implements AutoCloseable {
    private static final int AGENTS = 64;
    private static final Duration SLICE = Duration.ofSeconds(2);
    private static final int WARM_UP = 5;

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// @param rate hooks a second
    /// @param cpuNanos of this process, which serves, for each hook; unlike the rate it does not
    /// follow the machine's load
    private record Slice(double rate, double cpuNanos) {}

    private final TwoServers servers;
    private final List<CallingAgent> agents = new ArrayList<>();

    private PeakRows(TwoServers servers) {
        this.servers = servers;
    }

    static PeakRows of(TwoServers servers, Path home, Path cwd)
            throws IOException, InterruptedException {
        PeakRows rows = new PeakRows(servers);
        Path versions = Files.createDirectories(home.resolve("peak/share/claude/versions"));
        Path program = versions.resolve("2.1.197");
        Pairs.cc(List.of("-O2"), Path.of("src/test/c/agent.c"), program);
        try {
            for (int i = 0; i < AGENTS; i++) {
                String session = UUID.randomUUID().toString();
                List<byte[]> turn =
                        Fleet.TURN.stream()
                                .map(name -> Payloads.claude(name, session, cwd.toString()))
                                .map(body -> HookConnection.request(body, cwd.toString(), false))
                                .toList();
                rows.agents.add(
                        CallingAgent.start(program, home.resolve("peak/requests/" + i), turn));
            }
            return rows;
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    void measure(BenchTable table, int slices) throws IOException {
        List<Slice> ours = new ArrayList<>();
        List<Slice> floors = new ArrayList<>();
        List<Slice> jettys = new ArrayList<>();
        for (int i = -WARM_UP; i < slices; i++) {
            Slice our = slice(servers.full);
            Slice floor = slice(servers.empty);
            Slice jetty = slice(servers.jetty);
            if (i >= 0) {
                ours.add(our);
                floors.add(floor);
                jettys.add(jetty);
            }
        }
        double our = median(ours, Slice::rate);
        double floor = median(floors, Slice::rate);
        table.add(peak("peak hooks/s, 64 agents, a connection each / empty handler", our, floor));
        table.add(
                peak(
                        "the same / an empty handler behind Jetty, without our fast path",
                        our,
                        median(jettys, Slice::rate)));
        double ourCost = median(ours, Slice::cpuNanos);
        double floorCost = median(floors, Slice::cpuNanos);
        table.add(
                Row.beside(
                        "P7",
                        "processor time of the daemon for a hook",
                        Spread.micros(ourCost),
                        Spread.micros(floorCost),
                        ourCost / floorCost));
    }

    private static Row peak(String what, double our, double floor) {
        return Row.ratio(
                "P7",
                what,
                Row.number(our) + " /s",
                Row.number(floor) + " /s",
                our / floor,
                Row.Goal.atLeast(0.5));
    }

    private static double median(List<Slice> slices, ToDoubleFunction<Slice> value) {
        return Spread.of(slices.stream().mapToDouble(value).boxed().toList()).median();
    }

    private Slice slice(TwoServers.Line line) throws IOException {
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        for (CallingAgent agent : agents) {
            agent.call(line.socket(), SLICE);
        }
        long answered = 0;
        for (CallingAgent agent : agents) {
            answered += agent.answered();
        }
        double rate = answered * 1e9 / (System.nanoTime() - start);
        return new Slice(rate, (PROCESS.getProcessCpuTime() - cpu) / (double) answered);
    }

    @Override
    public void close() {
        agents.forEach(CallingAgent::close);
    }
}
