package dev.drover.ui;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Can a window open here? Looks at the environment and at files; loads nothing and starts nothing,
/// because JavaFX that fails halfway cannot be tried again.
///
/// @param os as `os.name` says
/// @param root where `/` is, so that other machines can be told of as directories
public record Displays(Map<String, String> environment, String os, Path root) {
    private static final String GO_ON = " Drover runs without a window.";

    /// Libraries JavaFX loads on Linux, and the Debian package of each.
    private static final Map<String, String> NEEDED =
            Map.of(
                    "libgtk-3.so.0", "libgtk-3-0",
                    "libpangoft2-1.0.so.0", "libpangoft2-1.0-0",
                    "libfreetype.so.6", "libfreetype6",
                    "libfontconfig.so.1", "libfontconfig1",
                    "libXtst.so.6", "libxtst6");

    public static Displays ofThisMachine() {
        return new Displays(System.getenv(), System.getProperty("os.name", ""), Path.of("/"));
    }

    /// @return one line saying why no window can open and what to do; empty if one can
    public Optional<String> whyNot() {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("win") || system.contains("mac") || system.contains("darwin")) {
            return Optional.empty();
        }
        return noDisplay().or(this::missingLibraries).or(this::noFont);
    }

    private Optional<String> noDisplay() {
        String display = environment.getOrDefault("DISPLAY", "");
        if (display.isBlank()) {
            String wayland = environment.getOrDefault("WAYLAND_DISPLAY", "");
            return Optional.of(
                    wayland.isBlank()
                            ? "There is no display here (DISPLAY is not set)." + GO_ON
                            : "This Wayland session has no X server for Drover's window (DISPLAY is"
                                    + " not set): install or turn on Xwayland."
                                    + GO_ON);
        }
        if (display.startsWith(":") && !listens(display.substring(1).split("\\.", 2)[0])) {
            return Optional.of(
                    "No X server listens at DISPLAY="
                            + display
                            + ": start one or unset it."
                            + GO_ON);
        }
        return Optional.empty();
    }

    /// A local X server has a socket file, or an abstract socket that the kernel lists.
    private boolean listens(String number) {
        String socket = "/tmp/.X11-unix/X" + number;
        if (Files.exists(root.resolve(socket.substring(1)))) {
            return true;
        }
        try (Stream<String> sockets =
                Files.lines(root.resolve("proc/net/unix"), StandardCharsets.ISO_8859_1)) {
            return sockets.anyMatch(line -> line.endsWith("@" + socket));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private Optional<String> missingLibraries() {
        byte[] cache = readCache();
        List<Path> directories = libraryDirectories();
        List<String> missing =
                NEEDED.keySet().stream()
                        .filter(library -> !contains(cache, library))
                        .filter(
                                library ->
                                        directories.stream()
                                                .noneMatch(d -> Files.exists(d.resolve(library))))
                        .sorted()
                        .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        String packages = String.join(" ", missing.stream().map(NEEDED::get).toList());
        return Optional.of(
                "A window needs "
                        + String.join(", ", missing)
                        + ": install it (on Debian: apt install "
                        + packages
                        + ")."
                        + GO_ON);
    }

    private byte[] readCache() {
        try {
            return Files.readAllBytes(root.resolve("etc/ld.so.cache"));
        } catch (IOException e) {
            return new byte[0];
        }
    }

    private static boolean contains(byte[] cache, String library) {
        // Latin-1 keeps every byte, so that a search in the text is one in the bytes.
        return new String(cache, StandardCharsets.ISO_8859_1).contains("/" + library);
    }

    private List<Path> libraryDirectories() {
        List<Path> directories = new ArrayList<>();
        for (String extra : environment.getOrDefault("LD_LIBRARY_PATH", "").split(":", -1)) {
            if (extra.startsWith("/")) {
                directories.add(root.resolve(extra.substring(1)));
            }
        }
        for (String usual : List.of("lib", "usr/lib", "lib64", "usr/lib64", "usr/local/lib")) {
            Path directory = root.resolve(usual);
            directories.add(directory);
            try (Stream<Path> inside = Files.list(directory)) {
                inside.filter(d -> d.getFileName().toString().contains("-linux-"))
                        .forEach(directories::add);
            } catch (IOException | java.io.UncheckedIOException e) {
                // Not on this machine.
            }
        }
        return directories;
    }

    private Optional<String> noFont() {
        String home = environment.getOrDefault("HOME", "/");
        List<String> places =
                List.of(
                        "usr/share/fonts",
                        "usr/local/share/fonts",
                        "run/current-system/sw/share/X11/fonts",
                        home.substring(Math.min(1, home.length())) + "/.local/share/fonts",
                        home.substring(Math.min(1, home.length())) + "/.fonts");
        return places.stream().anyMatch(place -> hasFont(root.resolve(place)))
                ? Optional.empty()
                : Optional.of(
                        "A window needs one font and none is installed"
                                + " (on Debian: apt install fonts-dejavu-core)."
                                + GO_ON);
    }

    private static boolean hasFont(Path directory) {
        try (Stream<Path> files = Files.walk(directory, 6)) {
            return files.map(file -> file.getFileName().toString().toLowerCase(Locale.ROOT))
                    .anyMatch(name -> name.matches(".*\\.(ttf|otf|ttc|pfb)"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }
}
