package dev.drover.client;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A client installed in a directory of its own, with a home, and a way to run it. Every run has a
/// clean environment and a mark by which what it leaves behind can be found.
final class Installation {
    private static final int PATIENCE_SECONDS = 60;

    final Path directory;
    final Path bin;
    final Path home;
    final Path socket;
    final Map<String, String> environment = new TreeMap<>();
    private final String mark = UUID.randomUUID().toString();
    private boolean apart;

    Installation(Client client, Path directory) throws IOException {
        this.directory = directory.toRealPath();
        bin = Files.createDirectories(this.directory.resolve("bin"));
        home = Files.createDirectories(this.directory.resolve("home"));
        socket = this.directory.resolve("s");
        Files.copy(client.built(), bin.resolve("drover"));
        environment.put("PATH", System.getenv("PATH"));
        environment.put("HOME", this.directory.toString());
        environment.put("DROVER_HOME", home.toString());
        environment.put("TEST_MARK", mark);
        name(socket.toString());
    }

    /// From now on, what is started gets a session of its own: whatever goes wrong with signals,
    /// the tests' own group is out of reach, and no shell above it keeps it from being orphaned.
    void startApart() {
        assumeTrue(Client.onPath("setsid"), "there is no setsid here");
        apart = true;
    }

    /// Writes the endpoint file.
    void name(String... lines) throws IOException {
        Files.writeString(home.resolve("endpoint"), String.join("\n", lines) + "\n");
    }

    Path script(String name, String text) throws IOException {
        Path script = bin.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " executable");
        }
        return script;
    }

    Result run(byte[] input, String... arguments) throws Exception {
        return runFrom(bin.resolve("drover"), input, arguments);
    }

    Result run(String input, String... arguments) throws Exception {
        return run(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    Result runFrom(Path program, byte[] input, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        return finish(start(command), input);
    }

    /// Runs a line of shell in which `"$0"` is the client.
    Result shell(String line, byte[] input) throws Exception {
        return finish(start(List.of("sh", "-c", line, bin.resolve("drover").toString())), input);
    }

    Process start(List<String> command) throws IOException {
        List<String> words = new ArrayList<>(apart ? List.of("setsid") : List.of());
        words.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(words).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Result finish(Process process, byte[] input) throws Exception {
        try {
            Collected out = new Collected(process.getInputStream());
            Collected err = new Collected(process.getErrorStream());
            try (OutputStream stdin = process.getOutputStream()) {
                stdin.write(input);
            } catch (IOException e) {
                // Not every command reads what it is given.
                err.note(e);
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + process.info());
            }
            return new Result(process.exitValue(), out.bytes(), err.text(), err.inputRefused());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /// Processes that still carry this installation's mark in their environment.
    List<String> leftBehind() throws IOException {
        List<String> found = new ArrayList<>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (readable(process.resolve("environ")).contains(mark)) {
                    found.add(readable(process.resolve("cmdline")));
                }
            }
        }
        return found;
    }

    private static String readable(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException goneOrNotOurs) {
            return "";
        }
    }

    record Result(int exit, byte[] stdout, String stderr, boolean inputRefused) {
        String out() {
            return new String(stdout, StandardCharsets.UTF_8);
        }
    }

    /// A stream read to its end on a thread of its own.
    private static final class Collected {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Thread reader;
        private boolean inputRefused;

        Collected(InputStream stream) {
            reader =
                    Thread.ofVirtual()
                            .start(
                                    () -> {
                                        try {
                                            stream.transferTo(bytes);
                                        } catch (IOException e) {
                                            throw new UncheckedIOException(e);
                                        }
                                    });
        }

        void note(IOException refusal) {
            inputRefused = refusal.getMessage() != null;
        }

        boolean inputRefused() {
            return inputRefused;
        }

        byte[] bytes() throws InterruptedException {
            if (!reader.join(Duration.ofSeconds(PATIENCE_SECONDS))) {
                throw new AssertionError("somebody holds the client's output open");
            }
            return bytes.toByteArray();
        }

        String text() throws InterruptedException {
            return new String(bytes(), StandardCharsets.UTF_8);
        }
    }
}
