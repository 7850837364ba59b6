package dev.drover.host;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A tmux server of one test, in the foreground and so with a handle, and clients attached to it in
/// terminals of their own.
public final class TmuxServer implements AutoCloseable {
    public final Path socket;
    private final List<Process> started = new ArrayList<>();

    private TmuxServer(Path socket) {
        this.socket = socket;
    }

    /// With two sessions: `one` has two panes side by side, `two` has one pane.
    public static TmuxServer in(Path directory) throws IOException, InterruptedException {
        TmuxServer server = new TmuxServer(directory.resolve("tmux.sock"));
        try {
            server.start(
                    List.of("tmux", "-D", "-S", server.socket.toString(), "-f", "/dev/null"),
                    Map.of());
            await().until(() -> Files.exists(server.socket));
            server.say("new-session", "-d", "-s", "one", "-x", "80", "-y", "24", "sleep 600");
            server.say("split-window", "-h", "-t", "one", "sleep 600");
            server.say("new-session", "-d", "-s", "two", "-x", "80", "-y", "24", "sleep 600");
            return server;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /// The environment variable `TMUX` as a pane of it has it.
    public String variable() {
        return socket + ",1,0";
    }

    /// What tmux answers to a command.
    public String say(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("tmux", "-S", socket.toString()));
        all.addAll(List.of(command));
        ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().remove("TMUX");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", all) + ": " + said);
            }
            return said.strip();
        } finally {
            process.destroyForcibly();
        }
    }

    /// Panes of a session, by id.
    public List<String> panes(String session) throws IOException, InterruptedException {
        return say("list-panes", "-s", "-t", session, "-F", "#{pane_id}").lines().toList();
    }

    /// Attaches a client in a terminal of its own and returns that terminal's name.
    public String attach(String session, Map<String, String> environment)
            throws IOException, InterruptedException {
        List<String> before = terminals();
        String line = "exec tmux -S '" + socket + "' attach -t " + session;
        start(List.of("script", "-q", "-c", line, "/dev/null"), environment);
        await().until(() -> terminals().size() > before.size());
        List<String> now = new ArrayList<>(terminals());
        now.removeAll(before);
        return now.getFirst();
    }

    private List<String> terminals() throws IOException, InterruptedException {
        return say("list-clients", "-F", "#{client_tty}").lines().toList();
    }

    /// What the client in that terminal shows: session and active pane.
    public String shown(String terminal) throws IOException, InterruptedException {
        return say("list-clients", "-F", "#{client_tty} #{session_name} #{pane_id}")
                .lines()
                .filter(line -> line.startsWith(terminal + " "))
                .map(line -> line.substring(terminal.length() + 1))
                .findFirst()
                .orElseThrow();
    }

    private void start(List<String> command, Map<String, String> more) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("TMUX"));
        builder.environment().put("TERM", "xterm");
        builder.environment().putAll(more);
        started.add(builder.start());
    }

    @Override
    public void close() {
        started.reversed().forEach(Children::killTree);
    }
}
