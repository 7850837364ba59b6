package dev.drover.host;

import static org.awaitility.Awaitility.await;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Real child processes of one test; closing ends them and what they have started.
public final class StartedChildren implements AutoCloseable {
    private final List<Process> started = new ArrayList<>();

    public Process start(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            started.add(process);
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A `sleep` that has taken the place of the starting program.
    public Process sleeping() {
        Process process = start("sleep", "600");
        awaitCommand(process.pid(), "sleep");
        return process;
    }

    /// The next line that the child prints.
    public static String line(Process process) {
        try {
            BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
            return String.valueOf(reader.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static ProcessKey key(ProcessTable table, Process process) {
        return table.look(process.pid()).map(ProcessFacts::key).orElseThrow();
    }

    public static void awaitCommand(long pid, String program) {
        ProcessTable table = new LinuxProcessTable(LinuxProcessTable.PROC);
        await().until(
                        () ->
                                table.look(pid)
                                        .filter(f -> !f.command().isEmpty())
                                        .filter(f -> f.command().getFirst().endsWith(program))
                                        .isPresent());
    }

    public static void awaitState(long pid, char state) {
        await().until(() -> stateOf(pid) == state);
    }

    private static char stateOf(long pid) {
        try (ProcFiles files = ProcFiles.forStats(LinuxProcessTable.PROC)) {
            ProcStat stat = files.stat(pid);
            return stat == null ? '-' : stat.state();
        }
    }

    @Override
    public void close() {
        for (Process process : started) {
            List<ProcessHandle> below = process.descendants().toList();
            process.destroyForcibly();
            below.forEach(ProcessHandle::destroyForcibly);
            process.onExit().join();
        }
    }
}
