package dev.drover.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Every place on disk. `DROVER_HOME` puts all of them under one directory.
///
/// @param config directory of `settings.json`
/// @param state directory of what others may read about the daemon
/// @param runtime directory of the socket
/// @param database in `state`, unless `DROVER_DB_PATH` says otherwise
/// @param userHome the user's home directory (agents keep their files there)
public record Paths(Path config, Path state, Path runtime, Path database, Path userHome) {

    /// The places for this environment. Looks at the runtime directory that the desktop offers, and
    /// makes nothing.
    ///
    /// @param osName as in the system property `os.name`
    /// @throws IllegalArgumentException if a variable names what cannot be a path here; one line
    public static Paths of(Map<String, String> environment, Path userHome, String osName) {
        return new Places(environment, userHome, osName).find();
    }

    public static Paths ofProcess() {
        Map<String, String> environment = System.getenv();
        String osName = System.getProperty("os.name");
        // HOME counts before the user database, as it does for the client and for the agents.
        Path home =
                Optional.ofNullable(environment.get("HOME"))
                        .filter(h -> h.startsWith("/"))
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home")));
        return of(environment, home, osName);
    }

    public Path settingsFile() {
        return config.resolve("settings.json");
    }

    /// Daemons of others that the user wants to be known.
    public Path profilesFile() {
        return config.resolve("profiles.json");
    }

    /// What models cost, where the user knows better than Drover.
    public Path pricesFile() {
        return config.resolve("prices.json");
    }

    /// What agents use up; beside the database, in a file of its own.
    public Path usageDatabase() {
        return database.resolveSibling("usage.db");
    }

    /// Directories that were put away, not those of worktrees.
    public Path trash() {
        return state.resolve("trash");
    }

    /// Versions of agents' settings files.
    public Path versions() {
        return state.resolve("versions");
    }

    /// Held by the daemon while it lives. Beside the database, so that every way of logging in
    /// meets here.
    public Path lock() {
        return database.resolveSibling("drover.lock");
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

    /// Where the window stood and what it showed.
    public Path window() {
        return state.resolve("window");
    }

    /// What fired, was acknowledged and is over, one JSON object a line, for people and tools.
    public Path alertLog() {
        return logs().resolve("alerts.jsonl");
    }

    public Path sqliteTemp() {
        return state.resolve("tmp");
    }

    public Path socket() {
        return runtime.resolve("drover.sock");
    }
}
