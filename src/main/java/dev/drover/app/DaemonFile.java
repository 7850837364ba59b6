package dev.drover.app;

import dev.drover.config.Paths;
import dev.drover.config.PrivateDirectories;
import dev.drover.ipc.Json;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;

/// What the running daemon tells others on disk: `daemon.json` for people and tools, gone when it
/// leaves in order, and `endpoint` for the client, which stays so that the client can start Drover
/// again. Information only: the lock says who runs.
public final class DaemonFile implements AutoCloseable {
    private final Paths paths;

    /// @param start as in {@link dev.drover.model.ProcessKey}
    /// @param port of the TCP door, null without one
    public record Facts(
            long pid,
            long start,
            String version,
            String socket,
            @Nullable Integer port,
            Instant since) {}

    private DaemonFile(Paths paths) {
        this.paths = paths;
    }

    /// Writes both files, each as a whole.
    ///
    /// @param autostart whether a hook that finds no daemon may start one
    public static DaemonFile write(Paths paths, Facts facts, boolean autostart) throws IOException {
        PrivateDirectories.write(paths.daemonJson(), Json.bytes(facts));
        String endpoint = facts.socket() + "\nautostart=" + (autostart ? 1 : 0) + "\n";
        PrivateDirectories.write(paths.endpoint(), endpoint.getBytes(StandardCharsets.UTF_8));
        return new DaemonFile(paths);
    }

    /// @return null if there is none or it cannot be read
    public static @Nullable Facts read(Paths paths) {
        try {
            return Json.mapper().readValue(Files.readAllBytes(paths.daemonJson()), Facts.class);
        } catch (IOException | RuntimeException unreadable) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(paths.daemonJson());
    }
}
