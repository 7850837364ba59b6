package dev.drover.config;

import java.nio.file.Path;

/// Every place on disk. `DROVER_HOME` puts all of them under one directory.
///
/// @param config directory of `settings.json`
/// @param state directory of the database, the lock and what others may read
/// @param runtime directory of the socket
/// @param userHome the user's home directory (agents keep their files there)
public record Paths(Path config, Path state, Path runtime, Path database, Path userHome) {

    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    /// Held by the daemon while it lives. Beside the database, so that every way of logging in
    /// meets here.
    public Path lock() {
        return state.resolve("drover.lock");
    }

    /// pid, start, version, socket and port of the running daemon, for people and tools.
    public Path daemonJson() {
        return state.resolve("daemon.json");
    }

    /// One line: the socket's path, for the client.
    public Path endpoint() {
        return state.resolve("endpoint");
    }

    /// The bearer token of the TCP door.
    public Path token() {
        return state.resolve("token");
    }

    public Path logs() {
        return state.resolve("logs");
    }

    public Path log() {
        return logs().resolve("drover.jsonl");
    }

    public Path sqliteTemp() {
        return state.resolve("tmp");
    }

    public Path socket() {
        return runtime.resolve("drover.sock");
    }
}
