package dev.drover.bench;

import dev.drover.daemon.RealServer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What it costs to share a server, and what it saves. A call is a `ping`, the least that a real
/// server does; its floor is the same call to the same server without anything in between, asked in
/// turn with it. Memory is the proportional share (PSS) of all processes, the sessions' ends
/// included, and what the daemon grew by.
final class ShareRows {
    private static final int CALLS = 4_000;
    private static final double MOST = 0.3e6;

    private static final int SESSIONS = 50;

    /// So many sessions have servers of their own; that is multiplied. All fifty share in earnest.
    private static final int UNSHARED = 5;

    private final AppDaemon daemon;
    private final Path distribution;
    private final Path home;

    ShareRows(AppDaemon daemon, Path distribution, Path home) {
        this.daemon = daemon;
        this.distribution = distribution;
        this.home = home;
    }

    /// A conversation on standard streams.
    private static final class Talk implements AutoCloseable {
        final Process process;
        private final Writer to;
        private final BufferedReader from;

        Talk(List<String> command, Path directory, Map<String, String> environment)
                throws IOException {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(directory.toFile())
                            .redirectError(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            process = builder.start();
            to = process.outputWriter(StandardCharsets.UTF_8);
            from = process.inputReader(StandardCharsets.UTF_8);
        }

        Talk greet() throws IOException {
            ask(
                    """
                    {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":\
                    "2025-06-18","capabilities":{},"clientInfo":{"name":"bench","version":"1"}}}\
                    """,
                    "\"id\":0");
            to.write("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");
            to.flush();
            return this;
        }

        void ping(int id) throws IOException {
            ask("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"ping\"}", "\"id\":" + id);
        }

        private void ask(String line, String wanted) throws IOException {
            to.write(line + "\n");
            to.flush();
            String answer;
            do {
                answer = from.readLine();
                if (answer == null) {
                    throw new IOException("the server has ended");
                }
            } while (!answer.contains(wanted));
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    void measure(BenchTable table) throws Exception {
        latency(table);
        memory(table);
    }

    private void latency(BenchTable table) throws Exception {
        List<String> command = server("memory");
        List<Long> shared = new ArrayList<>();
        List<Long> direct = new ArrayList<>();
        try (Talk alone = new Talk(command, home, Map.of()).greet();
                Talk between = share("memory", command).greet();
                Talk other = share("memory", command).greet()) {
            other.ping(1);
            for (int i = 1; i <= CALLS; i++) {
                long begin = System.nanoTime();
                alone.ping(i);
                long middle = System.nanoTime();
                between.ping(i);
                long end = System.nanoTime();
                if (i > CALLS / 2) { // until then all warms up
                    direct.add(middle - begin);
                    shared.add(end - middle);
                }
            }
        }
        Spread our = Spread.of(shared);
        Spread without = Spread.of(direct);
        table.add(
                Row.figure(
                        "share",
                        "call of a shared server / the same by its own pipes, in turn",
                        our.middleAndTail(),
                        without.middleAndTail(),
                        Row.number(our.median() / without.median()),
                        "p50 ≤ floor + 0.3 ms",
                        our.median() - without.median() <= MOST));
    }

    private void memory(BenchTable table) throws Exception {
        Map<String, List<String>> servers =
                Map.of(
                        "everything", server("everything"),
                        "files", server("filesystem", home.toString()),
                        "graph", server("memory"),
                        "notes", server("memory", "notes"));
        List<Talk> open = new ArrayList<>();
        try {
            for (int i = 0; i < UNSHARED; i++) {
                for (List<String> command : servers.values()) {
                    open.add(new Talk(command, home, Map.of()).greet());
                }
            }
            long alone = proportional(open) / UNSHARED * SESSIONS;
            open.forEach(Talk::close);
            open.clear();
            long before = daemon.residentMegabytes() << 20;
            for (int i = 0; i < SESSIONS; i++) {
                for (Map.Entry<String, List<String>> server : servers.entrySet()) {
                    open.add(share(server.getKey(), server.getValue()).greet());
                }
            }
            long grown = Math.max(0, (daemon.residentMegabytes() << 20) - before);
            long kept = 0;
            for (var view : daemon.client.shares()) {
                if (view.pid() != null && servers.containsKey(view.name())) {
                    kept += proportional(view.pid());
                }
            }
            long together = proportional(open) + kept + grown;
            table.add(
                    Row.figure(
                            "share",
                            "memory of 50 sessions × 4 servers, shared / unshared (5 × 4, times"
                                    + " 10)",
                            Row.number(together / 1048576.0) + " MB",
                            Row.number(alone / 1048576.0) + " MB",
                            Row.number((double) together / alone),
                            "≤ 1/10",
                            together * 10 <= alone));
        } finally {
            open.forEach(Talk::close);
        }
    }

    private static long proportional(List<Talk> open) throws IOException {
        long bytes = 0;
        for (Talk talk : open) {
            bytes += proportional(talk.process.pid());
        }
        return bytes;
    }

    /// Of a process and all below it.
    private static long proportional(long pid) throws IOException {
        long bytes = 0;
        List<Long> all =
                Stream.concat(
                                Stream.of(pid),
                                ProcessHandle.of(pid).stream()
                                        .flatMap(ProcessHandle::descendants)
                                        .map(ProcessHandle::pid))
                        .toList();
        for (long one : all) {
            try (Stream<String> lines =
                    Files.lines(Path.of("/proc", Long.toString(one), "smaps_rollup"))) {
                bytes +=
                        lines.filter(line -> line.startsWith("Pss:"))
                                .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")) << 10)
                                .sum();
            }
        }
        return bytes;
    }

    private Talk share(String name, List<String> command) throws IOException {
        List<String> words = new ArrayList<>();
        words.add(distribution.resolve("bin/drover").toAbsolutePath().toString());
        words.addAll(List.of("share", name, "--"));
        words.addAll(command);
        return new Talk(words, home, daemon.environment);
    }

    private static List<String> server(String name, String... words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add("node");
        command.add(
                RealServer.modules()
                        .resolve("@modelcontextprotocol/server-" + name + "/dist/index.js")
                        .toString());
        command.addAll(List.of(words));
        return command;
    }
}
