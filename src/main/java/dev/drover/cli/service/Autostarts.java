package dev.drover.cli.service;

import dev.drover.model.view.DoctorFinding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Does the desktop start the app with its tray icon at login, beside the service? Looks at the
/// entries of XDG autostart, and changes none.
final class Autostarts {
    private Autostarts() {}

    /// @return empty where there is no such entry
    static Optional<DoctorFinding> of(Path config, boolean serviceEnabled) throws IOException {
        Optional<Path> entry = entry(config.resolve("autostart"));
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                serviceEnabled
                        ? DoctorFinding.warn(
                                "tray",
                                "the app with its tray icon starts at login too ("
                                        + entry.get()
                                        + "): it takes over from the service each time",
                                "One is enough: `drover service uninstall`, or remove the entry.")
                        : DoctorFinding.ok(
                                "tray",
                                "the app with its tray icon starts at login: " + entry.get()));
    }

    private static Optional<Path> entry(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(f -> f.toString().endsWith(".desktop"))
                    .sorted()
                    .filter(Autostarts::startsDrover)
                    .findFirst();
        }
    }

    private static boolean startsDrover(Path entry) {
        try {
            String text = Files.readString(entry);
            return text.lines().anyMatch(l -> l.matches("Exec=.*\\bdrover(-app)?\\b.*"))
                    && text.lines().noneMatch(l -> l.strip().equalsIgnoreCase("Hidden=true"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
