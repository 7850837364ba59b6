package dev.drover.bench;

import dev.drover.daemon.LiveDaemon;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Runs all measurements, one after the other, and prints their table.
@Tag("bench")
class FiguresBench {
    private static final Path OUTPUT = Path.of("target/bench");
    private static final Path DISTRIBUTION =
            Path.of(System.getProperty("drover.dist", "target/drover")).toAbsolutePath();
    private static final Set<String> ONLY =
            Set.of(System.getProperty("bench.only", "").split(",", -1));
    private static final int AGENTS = 200;
    private static final Map<String, String> AS_USERS_HAVE_IT =
            Map.of(
                    "watch.processes", "2s",
                    "watch.registry", "1s",
                    "watch.ports", "10s",
                    "ports.types", LeaseRows.TYPE,
                    "store.samplesEvery", "30s");

    @TempDir Path home;

    @Test
    void measure() throws Exception {
        BenchTable table = new BenchTable();
        try {
            processes(table);
            servers(table);
            messages(table);
            share(table);
            tools(table);
            growth(table);
            usage(table);
            scans(table);
            transcripts(table);
            desktop(table);
            window(table);
        } finally {
            table.publish(OUTPUT.resolveSibling("bench.md"), System.out);
        }
    }

    private void processes(BenchTable table) throws IOException, InterruptedException {
        if (!wanted("P1", "P2", "P3", "P4", "P5", "P12")) {
            return;
        }
        Path own = directory("app");
        Path repository = repository(directory("process"));
        try (AppDaemon daemon = AppDaemon.start(DISTRIBUTION, own);
                Fleet fleet = Fleet.of(5, own, repository, true)) {
            Pairs pairs = Pairs.compiled(Files.createDirectories(OUTPUT), daemon.environment);
            ProcessRows rows = new ProcessRows(daemon, pairs, DISTRIBUTION, repository);
            if (wanted("P12")) {
                rows.memory(table, Integer.getInteger("bench.rest.seconds", 30));
            }
            if (wanted("P1", "P2", "P3")) {
                rows.hooks(table);
            }
            if (wanted("P4")) {
                rows.statusLine(table);
            }
            if (wanted("P5")) {
                daemon.awaitInstances(fleet.size());
                rows.status(table);
                rows.version(table);
            }
        }
    }

    private void servers(BenchTable table) throws IOException, InterruptedException {
        if (!wanted("P6", "P7", "lease")) {
            return;
        }
        Path own = directory("servers");
        Path repository = repository(own);
        try (LiveDaemon live = LiveDaemon.in(own, AS_USERS_HAVE_IT, clock -> clock);
                TwoServers servers = TwoServers.of(live)) {
            if (wanted("P6")) {
                try (Fleet fleet = Fleet.of(AGENTS, own, repository, false)) {
                    int seconds = Integer.getInteger("bench.p6.seconds", 60);
                    new LoadRows(servers, fleet, seconds).measure(table);
                }
            }
            if (wanted("lease")) {
                int slices = Integer.getInteger("bench.lease.slices", 6);
                new LeaseRows(live, servers, repository.toString()).measure(table, slices);
            }
            if (wanted("P7")) {
                int slices = Integer.getInteger("bench.p7.slices", 8);
                try (PeakRows rows = PeakRows.of(servers, own, repository)) {
                    rows.measure(table, slices);
                }
            }
        }
    }

    private void messages(BenchTable table) throws IOException, InterruptedException {
        if (wanted("message")) {
            Path own = directory("messages");
            Path repository = repository(own);
            try (LiveDaemon live = LiveDaemon.in(own, AS_USERS_HAVE_IT, clock -> clock);
                    TwoServers servers = TwoServers.of(live);
                    Fleet fleet = Fleet.of(MessageRows.AGENTS, own, repository, false)) {
                new MessageRows(live, servers, fleet, repository.toString()).measure(table);
            }
        }
    }

    private void share(BenchTable table) throws Exception {
        if (wanted("share")) {
            Path own = directory("share");
            try (AppDaemon daemon = AppDaemon.start(DISTRIBUTION, own)) {
                new ShareRows(daemon, DISTRIBUTION, own).measure(table);
            }
        }
    }

    private void tools(BenchTable table) throws IOException {
        if (wanted("mcp")) {
            try (LiveDaemon live = LiveDaemon.withTcp(directory("mcp"))) {
                new McpRows(live).measure(table);
            }
        }
    }

    private void growth(BenchTable table) throws Exception {
        if (wanted("P10", "P15")) {
            try (GrowthRows rows = new GrowthRows(directory("growth"))) {
                rows.measure(table, Integer.getInteger("bench.p15.rounds", 15));
            }
        }
    }

    private void usage(BenchTable table) throws IOException {
        if (wanted("P10")) {
            UsageRows rows = new UsageRows(directory("usage"));
            rows.measure(table);
            rows.cleanUp(table);
        }
    }

    private void scans(BenchTable table) throws IOException, InterruptedException {
        if (wanted("P9")) {
            new WorktreeRows(directory("worktrees")).measure(table);
        }
        if (wanted("P8")) {
            try (ScanRows rows = new ScanRows(directory("scans"))) {
                rows.measure(table);
            }
        }
    }

    private void transcripts(BenchTable table) throws IOException, InterruptedException {
        if (wanted("P16")) {
            new TranscriptRows(directory("transcripts"))
                    .measure(
                            table,
                            Integer.getInteger("bench.p16.megabytes", 1024),
                            Integer.getInteger("bench.p16.rounds", 3),
                            Integer.getInteger("bench.rest.seconds", 30));
        }
    }

    private void desktop(BenchTable table) throws IOException, InterruptedException {
        if (!wanted("P11", "P12", "P13")) {
            return;
        }
        if (!Display.isPossible()) {
            System.out.println("P11, P12, P13: no Xvfb, openbox and trayer here");
            return;
        }
        Path own = directory("desktop");
        Path repository = repository(directory("desktop-work"));
        try (Display display = Display.open();
                Fleet fleet = Fleet.of(5, own, repository, true)) {
            if (wanted("P11")) {
                int rounds = Integer.getInteger("bench.p11.rounds", 7);
                new StartRows(display, DISTRIBUTION, directory("starts")).measure(table, rounds);
            }
            if (wanted("P12", "P13")) {
                int seconds = Integer.getInteger("bench.rest.seconds", 30);
                new RestRows(display, DISTRIBUTION, own, fleet).measure(table, seconds);
            }
        }
    }

    private void window(BenchTable table) throws Exception {
        if (wanted("P14")) {
            try (WindowRows rows = new WindowRows(directory("window"))) {
                rows.measure(table, Integer.getInteger("bench.p14.seconds", 20));
            }
        }
    }

    private static boolean wanted(String... ids) {
        return ONLY.contains("") || List.of(ids).stream().anyMatch(ONLY::contains);
    }

    private Path directory(String name) throws IOException {
        return Files.createDirectory(home.resolve(name));
    }

    private static Path repository(Path parent) throws IOException, InterruptedException {
        Path repository = Files.createDirectory(parent.resolve("shop"));
        Pairs.run(new ProcessBuilder("git", "init", "-q", repository.toString()));
        return repository;
    }
}
