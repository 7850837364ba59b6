package dev.drover.host;

import static org.awaitility.Awaitility.await;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Real processes of one test, known by the directory that they all work in, whoever their parent
/// is by now. Closing ends every one of them. Whoever ends processes in a test asks {@link #guard}
/// first: nothing outside of the jungle can be hit.
public final class Jungle implements AutoCloseable {
    private final Path home;
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final Map<String, ProcessKey> named = new ConcurrentHashMap<>();
    private final List<Process> started = new ArrayList<>();

    /// @param home a directory of this test alone
    public Jungle(Path home) throws IOException {
        this.home = home.toRealPath();
        Files.createDirectories(this.home.resolve("born"));
    }

    /// Runs a script of bash in which `born NAME` tells of the process that it stands in.
    public Process grow(String script) throws IOException {
        String tell =
                "born() { echo $BASHPID > \"$JUNGLE/born/.$1\" && mv \"$JUNGLE/born/.$1\""
                        + " \"$JUNGLE/born/$1\"; }; ";
        ProcessBuilder builder = new ProcessBuilder("bash", "-c", tell + script);
        builder.directory(home.toFile());
        builder.environment().put("JUNGLE", home.toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        started.add(process);
        return process;
    }

    /// The process that told its name; waits until it has.
    public ProcessKey born(String name) {
        return named.computeIfAbsent(
                name,
                n -> {
                    Path file = home.resolve("born").resolve(n);
                    await().atMost(Duration.ofSeconds(20)).until(() -> Files.exists(file));
                    try {
                        long pid = Long.parseLong(Files.readString(file).strip());
                        return table.look(pid).map(ProcessFacts::key).orElseThrow();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    public Path home() {
        return home;
    }

    public boolean lives(String name) {
        return table.presence(born(name)) == ProcessTable.Presence.ALIVE;
    }

    /// The kernel's letter for its state, `-` if it is gone.
    public char state(String name) {
        ProcessKey key = born(name);
        return table.look(key.pid())
                .filter(f -> f.key().equals(key))
                .map(ProcessFacts::state)
                .orElse('-');
    }

    public boolean holds(ProcessFacts facts) {
        String cwd = facts.cwd();
        return cwd != null && (cwd.equals(home.toString()) || cwd.startsWith(home + "/"));
    }

    /// All that live in it now.
    public List<ProcessFacts> all() {
        return new LinuxProcessTable(LinuxProcessTable.PROC)
                .scan().stream().filter(this::holds).toList();
    }

    /// @throws AssertionError if one of them is not of this jungle
    public List<ProcessKey> guard(List<ProcessKey> keys) {
        for (ProcessKey key : keys) {
            boolean ours =
                    table.look(key.pid()).map(f -> !f.key().equals(key) || holds(f)).orElse(true);
            if (!ours || key.pid() <= 1) {
                throw new AssertionError("process " + key + " is not of this test");
            }
        }
        return keys;
    }

    @Override
    public void close() {
        started.forEach(Process::destroyForcibly);
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            List<ProcessFacts> left = all();
                            left.forEach(f -> end(f.key()));
                            return left.isEmpty();
                        });
        started.forEach(process -> process.onExit().join());
    }

    private void end(ProcessKey key) {
        ProcessHandle.of(key.pid())
                .filter(h -> table.look(h.pid()).filter(this::holds).isPresent())
                .ifPresent(ProcessHandle::destroyForcibly);
    }
}
