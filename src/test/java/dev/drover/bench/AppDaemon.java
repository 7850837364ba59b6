package dev.drover.bench;

import dev.drover.ipc.Client;
import dev.drover.model.view.JournalEntry;

import org.awaitility.Awaitility;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The headless daemon as users run it, in a home of its own.
final class AppDaemon implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PAGE = 1000;

    final Map<String, String> environment;
    final Client client;
    final long startedNanos = System.nanoTime();
    private final Process process;

    private AppDaemon(Process process, Client client, Map<String, String> environment) {
        this.process = process;
        this.client = client;
        this.environment = environment;
    }

    /// What tells programs to keep everything below one directory, and there as users have it: the
    /// database lies in no directory that is watched for settings or transcripts.
    static Map<String, String> environment(Path home) throws IOException {
        Path claude = home.resolve("claude");
        Files.createDirectories(claude.resolve("projects"));
        return Map.of(
                "DROVER_HOME",
                home.toString(),
                "DROVER_DB_PATH",
                home.resolve("state/drover.db").toString(),
                "CLAUDE_CONFIG_DIR",
                claude.toString());
    }

    static AppDaemon start(Path distribution, Path home) throws IOException {
        Map<String, String> environment = environment(home);
        File said = home.resolve("said").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(
                                distribution.resolve("bin/drover-app").toString(),
                                "daemon",
                                "run",
                                "--headless")
                        .redirectOutput(said)
                        .redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            Path endpoint = home.resolve("endpoint");
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Files.exists(endpoint) || !process.isAlive());
            if (!process.isAlive()) {
                throw new IOException("the daemon ended: " + Files.readString(said.toPath()));
            }
            Path socket = Path.of(Files.readAllLines(endpoint).getFirst());
            Client client = new Client(socket, Duration.ofSeconds(5), Duration.ofSeconds(30));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> client.health() != null);
            return new AppDaemon(process, client, environment);
        } catch (IOException | RuntimeException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /// How many events were recorded so far.
    long events() {
        long last = 0;
        List<JournalEntry> page;
        do {
            page = client.audit(last, PAGE);
            last = page.isEmpty() ? last : page.getLast().seq();
        } while (!page.isEmpty());
        return last;
    }

    /// Hooks that it has answered so far, by its own count.
    long hooks() {
        String metrics = client.call("GET", "/metrics", Map.of(), new byte[0]).text();
        return Math.round(
                metrics.lines()
                        .filter(line -> line.startsWith("drover_hooks_total{"))
                        .mapToDouble(
                                line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                        .sum());
    }

    /// Resident memory in megabytes.
    long residentMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /// Returns when it knows of so many.
    void awaitInstances(int count) {
        Awaitility.await().atMost(PATIENCE).until(() -> client.instances(false).size() >= count);
    }

    @Override
    public void close() {
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
