package dev.drover.daemon;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import static java.util.concurrent.TimeUnit.MINUTES;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A real stdio MCP server from the npm registry, started by an agent's script. Its standard
/// streams are named pipes that this side holds, so it can be talked to, and outlives its agent.
public final class RealServer implements AutoCloseable {
    public static final String PACKAGE = "@modelcontextprotocol/server-everything";

    private final Path pipes;
    private final RandomAccessFile in;
    private final RandomAccessFile out;

    public final Conversation conversation;

    private RealServer(Path pipes) throws IOException {
        this.pipes = pipes;
        // Open both ways, which waits for nobody, and does not end when the other side does.
        this.in = new RandomAccessFile(pipes.resolve("in").toFile(), "rw");
        this.out = new RandomAccessFile(pipes.resolve("out").toFile(), "rw");
        this.conversation =
                new Conversation(
                        new FileInputStream(out.getFD()), new FileOutputStream(in.getFD()));
    }

    /// Where its packages are. Skips the test where they are not and cannot be fetched.
    public static Path modules() throws Exception {
        return modules("mcp");
    }

    /// @param what the directory of its lock file in the test resources
    public static Path modules(String what) throws Exception {
        Path said = Files.createTempFile("fetch", ".txt");
        Process fetch =
                new ProcessBuilder("sh", "packaging/fetch-test-server.sh", what)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start();
        try {
            boolean ended = fetch.waitFor(3, MINUTES);
            String reason = ended ? Files.readString(said) : "Fetching takes too long.";
            assumeTrue(ended && fetch.exitValue() == 0, "no " + what + " by npm: " + reason);
        } finally {
            fetch.descendants().forEach(ProcessHandle::destroyForcibly);
            fetch.destroyForcibly();
            Files.deleteIfExists(said);
        }
        return Path.of("target", what, "node_modules").toRealPath();
    }

    /// What an agent runs.
    public static List<String> command() throws Exception {
        return List.of("node", modules().resolve(PACKAGE).resolve("dist/index.js") + "", "stdio");
    }

    /// @param pipes a directory of its own
    public static RealServer withPipesIn(Path pipes) throws Exception {
        Files.createDirectories(pipes);
        Process made =
                new ProcessBuilder("mkfifo", pipes.resolve("in") + "", pipes.resolve("out") + "")
                        .inheritIO()
                        .start();
        if (made.waitFor() != 0) {
            throw new IOException("cannot make pipes in " + pipes);
        }
        return new RealServer(pipes);
    }

    /// The line of a script that starts it and goes on.
    public String line(List<String> command) {
        String words =
                command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        return words
                + " <'%1$s/in' >'%1$s/out' 2>'%1$s/err' & echo $! >'%1$s/pid'\n".formatted(pipes);
    }

    /// Of what the script started, which may have started the server in turn.
    public long pid() {
        try {
            return Long.parseLong(Files.readString(pipes.resolve("pid")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(pipes.resolve("pid"))) {
            ProcessHandle.of(pid())
                    .ifPresent(
                            started -> {
                                started.descendants().forEach(ProcessHandle::destroyForcibly);
                                started.destroyForcibly();
                            });
        }
        // The listening thread sits in a read that only a byte ends.
        out.write("\n".getBytes(StandardCharsets.UTF_8));
        in.close();
        out.close();
    }
}
