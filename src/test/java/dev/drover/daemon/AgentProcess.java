package dev.drover.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real process that looks like the agent: a copy of the system's shell at a place where the
/// agent's own installer puts its program. It does what the script says, so it can call hooks like
/// the agent.
public final class AgentProcess implements AutoCloseable {
    public final Process process;

    private AgentProcess(Process process) {
        this.process = process;
    }

    /// @param installation directory to put the program into
    /// @param script run by the program; reads lines from its standard input
    public static AgentProcess start(
            Path installation, Path cwd, String script, Map<String, String> environment)
            throws IOException {
        return start(List.of(), installation, cwd, script, environment);
    }

    /// The same in a session of its own, out of the reach of whatever the tests' group is sent.
    public static AgentProcess startApart(
            Path installation, Path cwd, String script, Map<String, String> environment)
            throws IOException {
        return start(List.of("setsid"), installation, cwd, script, environment);
    }

    private static AgentProcess start(
            List<String> before,
            Path installation,
            Path cwd,
            String script,
            Map<String, String> environment)
            throws IOException {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(program(installation).toString(), "-c", script));
        ProcessBuilder builder = new ProcessBuilder(words).directory(cwd.toFile());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return new AgentProcess(builder.start());
    }

    /// One that only waits to be told to end.
    public static AgentProcess idle(Path installation, Path cwd) throws IOException {
        return start(installation, cwd, "while read -r line; do :; done", Map.of());
    }

    /// A shell at a place where the agent's installer puts its program.
    public static Path program(Path installation) throws IOException {
        Path directory = Files.createDirectories(installation.resolve("share/claude/versions"));
        Path program = directory.resolve("2.1.197");
        if (!Files.exists(program)) {
            Files.copy(Path.of("/bin/sh").toRealPath(), program);
            if (!program.toFile().setExecutable(true)) {
                throw new IOException("cannot make " + program + " executable");
            }
        }
        return program;
    }

    public void say(String line) throws IOException {
        process.getOutputStream()
                .write((line + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    public long pid() {
        return process.pid();
    }

    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
