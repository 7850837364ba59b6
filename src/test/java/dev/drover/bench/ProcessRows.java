package dev.drover.bench;

import dev.drover.agents.Payloads;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// P1, P2, P3 and P5: what whole client processes cost against the running app; and P12, what the
/// app holds in memory.
final class ProcessRows {
    private static final String SESSION = "5f0c6f9e-8d1b-4c0e-9d3f-0b1f6a3a7c21";
    private static final int CHEAP = 400;
    private static final int DEAR = 100;
    private static final int WARM_UP = 2_000;
    private static final int MEMORY_LIMIT = 80;

    private final AppDaemon daemon;
    private final Pairs pairs;
    private final Path cwd;
    private final String client;
    private final String twin;

    /// @param cwd a repository
    ProcessRows(AppDaemon daemon, Pairs pairs, Path distribution, Path cwd) {
        this.daemon = daemon;
        this.pairs = pairs;
        this.cwd = cwd;
        this.client = distribution.resolve("bin/drover").toString();
        this.twin = distribution.resolve("lib/drover.sh").toString();
    }

    void hooks(BenchTable table) throws IOException, InterruptedException {
        List<Path> quiet = List.of(payload("pre-tool-use"));
        List<Path> telling = List.of(payload("user-prompt-submit"), payload("stop"));
        List<String> nothing = List.of(pairs.emptyProgram.toString());
        String line = "exec '" + client + "' hook claude-code";
        // Whatever the daemon compiles and remembers at first is not what a hook costs.
        hooked(WARM_UP, telling, List.of(client, "hook", "claude-code"), nothing, true);
        table.add(
                row(
                        "P1",
                        "hook with rule and commit / true",
                        hooked(
                                CHEAP,
                                telling,
                                List.of(client, "hook", "claude-code"),
                                nothing,
                                true),
                        4.0));
        table.add(
                row(
                        "P1",
                        "hook that changes nothing / true",
                        hooked(
                                CHEAP,
                                quiet,
                                List.of(client, "hook", "claude-code"),
                                nothing,
                                false),
                        4.0));
        table.add(
                row(
                        "P2",
                        "sh -c 'exec hook' / sh -c :",
                        hooked(
                                CHEAP,
                                telling,
                                List.of("sh", "-c", line),
                                List.of("sh", "-c", ":"),
                                true),
                        1.8));
        table.add(
                row(
                        "P3",
                        "sh twin's hook / curl --version",
                        hooked(
                                CHEAP,
                                telling,
                                List.of(twin, "hook", "claude-code"),
                                List.of("curl", "--version"),
                                true),
                        1.1));
    }

    /// Against the native program that a known peer draws its status line with, from its cache.
    void statusLine(BenchTable table) throws IOException, InterruptedException {
        Path peer = Path.of("target/ccusage/node_modules/@ccusage/ccusage-linux-x64/bin/ccusage");
        Process fetch =
                new ProcessBuilder("sh", "packaging/fetch-test-server.sh", "ccusage")
                        .inheritIO()
                        .start();
        if (fetch.waitFor() != 0 || !peer.toFile().setExecutable(true)) {
            table.add(new Row("P4", "status line", "skipped: needs npm", "–", "–", "≤ 0.7", "–"));
            return;
        }
        List<Path> told = List.of(payload("statusline"));
        List<String> line = List.of(client, "statusline");
        // As for hooks: what the daemon compiles at first is not what a line costs.
        pairs.measure(WARM_UP, told, line, List.of(pairs.emptyProgram.toString()));
        List<String> cached =
                List.of(
                        peer.toAbsolutePath().toString(),
                        "statusline",
                        "--offline",
                        "--refresh-interval",
                        "60");
        table.add(
                row(
                        "P4",
                        "status line / ccusage native from its cache",
                        pairs.measure(CHEAP, told, line, cached),
                        0.7));
        // Both are mostly the start of a process.
        List<String> nothing = List.of(pairs.emptyProgram.toString());
        Pairs.Result least = pairs.measure(CHEAP, told, nothing, cached);
        table.add(
                Row.beside(
                        "P4",
                        "a program that does nothing / the same",
                        least.a().toString(),
                        least.b().toString(),
                        least.ratio()));
    }

    void status(BenchTable table) throws IOException, InterruptedException {
        table.add(
                row(
                        "P5",
                        "drover status / git --version",
                        pairs.measure(
                                CHEAP,
                                List.of(payload("stop")),
                                List.of(client, "status"),
                                List.of("git", "--version")),
                        1.5));
    }

    void version(BenchTable table) throws IOException, InterruptedException {
        table.add(
                row(
                        "P5",
                        "drover version / git --version",
                        pairs.measure(
                                CHEAP,
                                List.of(payload("stop")),
                                List.of(client, "version"),
                                List.of("git", "--version")),
                        1.5));
    }

    /// @param restSeconds from the daemon's start
    void memory(BenchTable table, int restSeconds) throws IOException, InterruptedException {
        if (!Files.exists(Path.of("/proc/self/status"))) {
            return;
        }
        long rested = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - daemon.startedNanos);
        Thread.sleep(Math.max(0, TimeUnit.SECONDS.toMillis(restSeconds) - rested));
        table.add(memoryRow("at rest, " + restSeconds + " s after its start"));
        List<Path> telling = List.of(payload("user-prompt-submit"), payload("stop"));
        hooked(
                DEAR,
                telling,
                List.of(client, "hook", "claude-code"),
                List.of(pairs.emptyProgram.toString()),
                true);
        table.add(memoryRow("after " + DEAR + " hooks"));
    }

    private Row memoryRow(String when) throws IOException {
        long megabytes = daemon.residentMegabytes();
        return Row.figure(
                "P12",
                "headless daemon " + when,
                megabytes + " MB",
                "–",
                "–",
                "≤ " + MEMORY_LIMIT + " MB",
                megabytes <= MEMORY_LIMIT);
    }

    /// The client is silent whatever happens, so the daemon is asked whether it has heard the
    /// hooks, and whether they told it anything new.
    private Pairs.Result hooked(
            int rounds, List<Path> inputs, List<String> hook, List<String> floor, boolean telling)
            throws IOException, InterruptedException {
        long hooks = daemon.hooks();
        long events = daemon.events();
        Pairs.Result result = pairs.measure(rounds, inputs, hook, floor);
        long heard = daemon.hooks() - hooks;
        long recorded = daemon.events() - events;
        if (heard < rounds || (recorded < rounds) == telling) {
            throw new IllegalStateException(
                    "of "
                            + rounds
                            + " hooks and more the daemon heard "
                            + heard
                            + " and recorded "
                            + recorded
                            + " events: "
                            + hook);
        }
        return result;
    }

    private static Row row(String id, String what, Pairs.Result result, double limit) {
        return Row.ratio(
                id,
                what + " (min ratio " + Row.number(result.ratioOfMinima()) + ")",
                result.a().toString(),
                result.b().toString(),
                result.ratio(),
                Row.Goal.atMost(limit));
    }

    private Path payload(String name) throws IOException {
        Path file = cwd.resolveSibling(name + ".json");
        Files.write(file, Payloads.claude(name, SESSION, cwd.toString()));
        return file;
    }
}
