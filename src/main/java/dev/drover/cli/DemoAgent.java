package dev.drover.cli;

import dev.drover.config.PrivateDirectories;
import dev.drover.ipc.Json;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// One made-up agent: its process, its conversation, and the entry in the list of running sessions
/// that an agent keeps.
final class DemoAgent implements AutoCloseable {
    private final DemoHome home;
    private final Machine machine;
    private final String name;
    private final Path directory;
    private Machine.@Nullable Child process;
    private String session = UUID.randomUUID().toString();

    DemoAgent(DemoHome home, Machine machine, String name, Path directory) {
        this.home = home;
        this.machine = machine;
        this.name = name;
        this.directory = directory;
    }

    /// Starts its process unless it runs.
    void start() throws IOException {
        if (process != null && process.isAlive()) {
            return;
        }
        String client = machine.installation().resolve("bin").resolve("drover").toString();
        process =
                machine.start(
                        new Machine.Launch(
                                List.of(home.agent().toString(), home.script().toString(), client),
                                directory,
                                home.environment()));
        newSession();
    }

    void newSession() throws IOException {
        session = UUID.randomUUID().toString();
        if (process != null) {
            writeRegistry(process.key());
        }
    }

    private Path registry(ProcessKey key) {
        return home.config().resolve("sessions").resolve(key.pid() + ".json");
    }

    private void writeRegistry(ProcessKey key) throws IOException {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("pid", key.pid());
        entry.put("sessionId", session);
        entry.put("cwd", directory.toString());
        entry.put("startedAt", System.currentTimeMillis());
        entry.put("procStart", Long.toString(key.start()));
        entry.put("version", "0.0.0-demo");
        entry.put("kind", "interactive");
        entry.put("entrypoint", "cli");
        entry.put("name", name);
        PrivateDirectories.write(registry(key), Json.bytes(entry));
    }

    /// Makes one hook call.
    ///
    /// @param event the hook's own members; those of every hook are added
    void say(Map<String, Object> event) throws IOException {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("session_id", session);
        payload.put("transcript_path", home.config() + "/projects/demo/" + session + ".jsonl");
        payload.put("cwd", directory.toString());
        payload.put("permission_mode", "default");
        payload.putAll(event);
        if (process != null) {
            OutputStream input = process.input();
            input.write(Json.bytes(payload));
            input.write('\n');
            input.flush();
        }
    }

    /// Ends at once, without a word: kill -9 of its own handle.
    void die() throws IOException {
        if (process != null) {
            process.kill();
            Files.deleteIfExists(registry(process.key()));
            process = null;
        }
    }

    /// Ends in order, after what it was told last.
    void leave() throws IOException {
        if (process != null) {
            process.input().close();
        }
    }

    @Override
    public void close() throws IOException {
        die();
    }
}
