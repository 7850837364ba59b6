package dev.drover.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A real agent process, written in C, that calls the hooks of its turn as fast as they are
/// answered, each on a connection of its own.
final class CallingAgent implements AutoCloseable {
    private final Process process;
    private final BufferedReader counts;

    private CallingAgent(Process process) {
        this.process = process;
        this.counts = process.inputReader(StandardCharsets.US_ASCII);
    }

    /// @param directory for its requests
    /// @param turn whole requests, in their order
    static CallingAgent start(Path program, Path directory, List<byte[]> turn) throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>();
        command.add(program.toString());
        for (int i = 0; i < turn.size(); i++) {
            Path request = directory.resolve(i + ".http");
            Files.write(request, turn.get(i));
            command.add(request.toString());
        }
        return new CallingAgent(
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
    }

    void call(Path socket, Duration lasting) throws IOException {
        process.getOutputStream()
                .write(
                        (socket + " " + lasting.toMillis() + "\n")
                                .getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /// Waits for the end of the last calls.
    ///
    /// @return how many were answered
    long answered() throws IOException {
        String count = counts.readLine();
        if (count == null) {
            throw new IOException("P7: an agent has ended");
        }
        return Long.parseLong(count);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
