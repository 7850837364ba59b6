package dev.drover.host;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Starts child processes for others. They never get what an agent said to its own children: a
/// Drover that was started from within Claude Code would else make every agent it starts believe to
/// be a child of that session.
public final class Children {
    private static final File NOWHERE =
            new File(Platform.current() == Platform.WINDOWS ? "NUL" : "/dev/null");

    /// Starts a child whose standard streams are pipes of the returned process. The caller must
    /// read its output.
    ///
    /// @param environment all of it: nothing is inherited
    /// @throws IOException if the program or the directory is not there
    public Process start(List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        return builder(command, directory, environment).start();
    }

    /// The same, with what it complains about in its output.
    public Process startJoined(
            List<String> command, Path directory, Map<String, String> environment)
            throws IOException {
        return builder(command, directory, environment).redirectErrorStream(true).start();
    }

    /// Starts a process that outlives us: a session of its own, no terminal, input from nowhere.
    ///
    /// @param environment all of it: nothing is inherited
    /// @param output file to append its output to; null to drop it
    public Process startDetached(
            List<String> command,
            Path directory,
            Map<String, String> environment,
            @Nullable Path output)
            throws IOException {
        ProcessBuilder builder = builder(detached(command), directory, environment);
        File sink = output == null ? NOWHERE : output.toFile();
        return builder.redirectInput(NOWHERE)
                .redirectErrorStream(true)
                .redirectOutput(
                        output == null
                                ? ProcessBuilder.Redirect.to(sink)
                                : ProcessBuilder.Redirect.appendTo(sink))
                .start();
    }

    /// Kills a child and all that came from it (KILL, by handle), and waits until it is gone.
    public static void killTree(Process child) {
        List<ProcessHandle> tree = child.descendants().toList();
        child.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
        child.onExit().join();
    }

    private static ProcessBuilder builder(
            List<String> command, Path directory, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        removeAgentMarks(builder.environment());
        return builder;
    }

    /// Takes away what an agent says to its own children.
    public static void removeAgentMarks(Map<String, String> environment) {
        environment
                .keySet()
                .removeIf(name -> name.equals("CLAUDECODE") || name.startsWith("CLAUDE_CODE_"));
    }

    /// `setsid` becomes the command itself, so the pid stays. Where there is none (macOS), a shell
    /// that ignores the hang-up does the same.
    private static List<String> detached(List<String> command) {
        List<String> argv = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            argv.add("/usr/bin/setsid");
        } else if (Platform.current() != Platform.WINDOWS) {
            argv.addAll(List.of("/bin/sh", "-c", "trap '' HUP; exec \"$@\"", "sh"));
        }
        argv.addAll(command);
        return argv;
    }
}
