package dev.drover.bench;

import dev.drover.host.Children;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The app as a desktop starts it, in a home of its own.
final class DesktopApp implements AutoCloseable {
    private static final long TICKS_A_SECOND = 100;

    final Process process;
    final long startedNanos;

    private DesktopApp(Process process, long startedNanos) {
        this.process = process;
        this.startedNanos = startedNanos;
    }

    static DesktopApp start(Path distribution, Path home, Map<String, String> environment)
            throws IOException {
        return start(List.of(distribution.resolve("bin/drover-app").toString()), home, environment);
    }

    /// Any program that is started the same way.
    static DesktopApp start(List<String> command, Path home, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(new ArrayList<>(command))
                        .redirectOutput(home.resolve("said").toFile())
                        .redirectErrorStream(true);
        builder.environment().putAll(AppDaemon.environment(home));
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        return new DesktopApp(builder.start(), start);
    }

    double millisSinceStart() {
        return (System.nanoTime() - startedNanos) / 1e6;
    }

    long residentMegabytes() throws IOException {
        return Files.readAllLines(proc("status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /// Processor time so far, in seconds.
    double cpuSeconds() throws IOException {
        String stat = Files.readString(proc("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / (double) TICKS_A_SECOND;
    }

    private Path proc(String name) {
        return Path.of("/proc", Long.toString(process.pid()), name);
    }

    @Override
    public void close() {
        Children.killTree(process);
    }
}
