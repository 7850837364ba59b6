package dev.drover.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the places for one environment, by the custom of each operating system.
final class Places {
    /// Java takes no longer socket path than 107 bytes, macOS none longer than 103.
    private static final int LONGEST_SOCKET_PATH = 100;

    private final Map<String, String> environment;
    private final Path userHome;
    private final String os;

    Places(Map<String, String> environment, Path userHome, String osName) {
        this.environment = environment;
        this.userHome = userHome.toAbsolutePath().normalize();
        this.os = osName.toLowerCase(Locale.ROOT);
    }

    Paths find() {
        Optional<Path> home = named("DROVER_HOME");
        Path config = home.orElseGet(this::config);
        Path state = home.orElseGet(this::state);
        Path runtime = home.map(h -> h.resolve("run")).orElseGet(() -> runtime(state));
        Path database = named("DROVER_DB_PATH").orElse(state.resolve("drover.db"));
        Paths paths = new Paths(config, state, runtime, database, userHome);
        return fits(paths.socket())
                ? paths
                : new Paths(config, state, fallbackRuntime(state), database, userHome);
    }

    private Path config() {
        if (isMac()) {
            return macApplicationSupport();
        }
        return isWindows()
                ? absolute("APPDATA").orElse(userHome.resolve("AppData/Roaming")).resolve("Drover")
                : absolute("XDG_CONFIG_HOME").orElse(userHome.resolve(".config")).resolve("drover");
    }

    private Path state() {
        if (isMac()) {
            return macApplicationSupport();
        }
        return isWindows()
                ? windowsLocal()
                : absolute("XDG_STATE_HOME")
                        .orElse(userHome.resolve(".local/state"))
                        .resolve("drover");
    }

    private Path runtime(Path state) {
        return isMac() || isWindows()
                ? caches().resolve("run")
                : absolute("XDG_RUNTIME_DIR")
                        .filter(PrivateDirectories::isClosedAndOurs)
                        .map(d -> d.resolve("drover"))
                        .filter(d -> isAbsent(d) || PrivateDirectories.isClosedAndOurs(d))
                        .orElseGet(() -> fallbackRuntime(state));
    }

    /// Its name depends on the state directory, so that two homes never share a socket.
    private Path fallbackRuntime(Path state) {
        return caches().resolve("run").resolve(hash(state));
    }

    private Path caches() {
        if (isMac()) {
            return userHome.resolve("Library/Caches/Drover");
        }
        return isWindows() ? windowsLocal() : userHome.resolve(".cache/drover");
    }

    private Path macApplicationSupport() {
        return userHome.resolve("Library/Application Support/Drover");
    }

    private Path windowsLocal() {
        return absolute("LOCALAPPDATA").orElse(userHome.resolve("AppData/Local")).resolve("Drover");
    }

    private boolean isMac() {
        return os.startsWith("mac") || os.startsWith("darwin");
    }

    private boolean isWindows() {
        return os.startsWith("windows");
    }

    /// A directory that the system names. One that is relative is ignored, as the XDG specification
    /// asks.
    private Optional<Path> absolute(String variable) {
        return value(variable)
                .flatMap(Places::pathOf)
                .filter(Path::isAbsolute)
                .map(Path::normalize);
    }

    /// A place that the user names. One that is relative counts from the working directory.
    private Optional<Path> named(String variable) {
        return value(variable)
                .map(
                        text -> {
                            try {
                                return Path.of(text).toAbsolutePath().normalize();
                            } catch (InvalidPathException e) {
                                throw new IllegalArgumentException(
                                        variable
                                                + " cannot be a path here ("
                                                + e.getReason()
                                                + "). Use plain letters, or a UTF-8 locale.",
                                        e);
                            }
                        });
    }

    private Optional<String> value(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(text -> !text.isBlank());
    }

    private static Optional<Path> pathOf(String text) {
        try {
            return Optional.of(Path.of(text));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static boolean isAbsent(Path path) {
        return !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean fits(Path socket) {
        return socket.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET_PATH;
    }

    private static String hash(Path directory) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(directory.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
