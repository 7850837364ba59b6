package dev.drover.store;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A second JVM that runs a small program of the tests.
final class Child implements AutoCloseable {
    private final Process process;
    private final BufferedReader out;

    Child(Class<?> program, Path home, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                program.getName(),
                                home.toString()));
        command.addAll(Arrays.asList(arguments));
        process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        out = process.inputReader(StandardCharsets.UTF_8);
    }

    /// The next line it printed, null after its end.
    @Nullable String line() throws IOException {
        return out.readLine();
    }

    /// `kill -9`, and waits until it is gone. Through the handle: `Process` would close the pipe,
    /// and with it what was printed and not read.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
