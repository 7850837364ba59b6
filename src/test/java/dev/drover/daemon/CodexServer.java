package dev.drover.daemon;

import dev.drover.agents.Recordings;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Terminals of Codex and the one program that runs the conversations of all of them, as real
/// processes: copies of the system's shell where the installer puts Codex. As with the real one,
/// the first terminal starts the program, and hooks are the program's children.
final class CodexServer implements AutoCloseable {
    private static final String SERVE =
            """
            while read -r word value; do
              case "$word" in
                hold) exec 9>"$value" ;;
                release) exec 9>&-; rm -f "$value" ;;
                hook) "$DROVER_CLIENT" hook codex --decision 30 <"$value" >/dev/null 2>&1 ;;
              esac
            done <"$CODEX_PIPE"
            """;

    private static final String TERMINAL = "while read -r line; do :; done";

    private final Path home;
    private final Path program;
    private final Path pipe;
    private OutputStream orders = OutputStream.nullOutputStream();
    private int hooks;

    CodexServer(Path home) throws Exception {
        this.home = home;
        Path directory = home.resolve("npm/@openai/codex-linux-x64/vendor/x86_64/bin");
        this.program = Files.createDirectories(directory).resolve("codex");
        Files.copy(Path.of("/bin/sh").toRealPath(), program);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        this.pipe = home.resolve("orders");
        if (new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() != 0) {
            throw new IOException("no pipe");
        }
    }

    /// A terminal that starts the program, too.
    Process first(Path directory) throws IOException {
        Process terminal = start(directory, "\"$CODEX\" -c \"$SERVE\" app-server & " + TERMINAL);
        orders = Files.newOutputStream(pipe);
        return terminal;
    }

    Process terminal(Path directory) throws IOException {
        return start(directory, TERMINAL);
    }

    /// A terminal that was started to go on with a conversation.
    Process resumes(Path directory, String session) throws IOException {
        return start(directory, TERMINAL, "resume", session);
    }

    private Process start(Path directory, String script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString(), "-c", script));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(
                        Map.of(
                                "CODEX", program.toString(),
                                "SERVE", SERVE,
                                "CODEX_PIPE", pipe.toString(),
                                "DROVER_CLIENT", LiveDaemon.clientProgram().toString(),
                                "DROVER_HOME", home.toString()));
        return builder.start();
    }

    /// An id as Codex makes them, of a conversation that begins now.
    static String conversation(int number) {
        long now = Instant.now().toEpochMilli();
        return "%08x-%04x-7000-8000-%012x".formatted(now >>> 16, now & 0xffff, number);
    }

    /// The program says this of a conversation.
    void says(String name, String session, Path directory) throws IOException {
        Path body = home.resolve("hook-" + ++hooks + ".json");
        Map<String, String> fields = new HashMap<>();
        fields.put("session_id", session);
        fields.put("cwd", directory.toRealPath().toString());
        Files.write(body, Recordings.body("codex", name, fields));
        order("hook " + body);
    }

    /// The program takes the lock of a conversation, or lets go of it.
    void order(String what, String session) throws IOException {
        Path locks = Files.createDirectories(home.resolve(".codex/thread-writer-locks"));
        order(what + " " + locks.resolve(session + ".lock"));
    }

    private void order(String line) throws IOException {
        orders.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        orders.flush();
    }

    /// The program ends when nobody gives it orders any more.
    @Override
    public void close() throws IOException {
        orders.close();
    }

    static void end(List<Process> terminals) {
        terminals.forEach(Process::destroyForcibly);
    }
}
