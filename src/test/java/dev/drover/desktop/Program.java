package dev.drover.desktop;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program that a test has started: its output is in a file, and it ends, with all that it has
/// started, by its own handles.
final class Program implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 120;
    private static final int GRACE_SECONDS = 10;
    private static final int TAIL = 400;

    private final String name;
    private final Process process;
    private final Path log;

    private Program(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /// @param environment all of it: nothing is inherited but the search path
    static Program start(
            String name, List<String> command, Map<String, String> environment, Path log)
            throws IOException {
        ProcessBuilder builder =
                builder(command, environment)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return new Program(name, builder.start(), log);
    }

    private static ProcessBuilder builder(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
        builder.environment().clear();
        builder.environment().put("PATH", System.getenv("PATH"));
        builder.environment().putAll(environment);
        return builder;
    }

    /// What a command that ends by itself says.
    ///
    /// @param exit its exit code
    record Answer(int exit, String out, String err) {
        String orFail() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + ": " + out + err);
            }
            return out;
        }
    }

    static String output(List<String> command, Map<String, String> environment) throws IOException {
        return run(command, environment, "").orFail();
    }

    static Answer run(List<String> command, Map<String, String> environment, String input)
            throws IOException {
        // Output in files: a command that hangs must not hang its reader.
        Path out = Files.createTempFile("out", ".txt");
        Path err = Files.createTempFile("err", ".txt");
        Process process =
                builder(command, environment)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            } catch (IOException notEveryCommandReads) {
                // Its exit code says whether that matters.
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + command);
            }
            return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            process.destroyForcibly();
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    String name() {
        return name;
    }

    /// Makes a JVM write what its threads do into its output.
    void dumpThreads() throws IOException {
        long before = text().length();
        output(List.of("kill", "-QUIT", Long.toString(pid())), Map.of());
        await().atMost(Duration.ofSeconds(GRACE_SECONDS))
                .until(() -> !isAlive() || text().indexOf("Heap", (int) before) > 0);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String text() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// For a failed test: how it stands with this program, and the end of what it said.
    String tail() {
        List<String> lines = text().lines().toList();
        return "--- "
                + name
                + (isAlive() ? " (alive)" : " (exit " + process.exitValue() + ")")
                + "\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()));
    }

    /// Ends it as a crash would: without a word.
    void kill() {
        end(process.descendants().toList(), true);
    }

    /// Asks it to end, and makes it.
    @Override
    public void close() {
        end(process.descendants().toList(), false);
    }

    private void end(List<ProcessHandle> children, boolean atOnce) {
        try {
            if (!atOnce) {
                process.destroy();
                process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            process.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
        process.onExit().join();
    }
}
