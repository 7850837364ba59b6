package dev.drover.daemon.guard;

import dev.drover.agents.settings.SettingsFile;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.host.versions.KeptVersions;
import dev.drover.model.VisibleText;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which files are guarded now: those at fixed places, and what lies, or once lay, in directories
/// of settings.
final class GuardedFiles {
    /// In one directory.
    private static final int MOST = 30;

    private final GuardPlaces places;
    private final KeptVersions versions;

    GuardedFiles(GuardPlaces places, KeptVersions versions) {
        this.places = places;
        this.versions = versions;
    }

    List<SettingsFile> all() {
        Map<Path, SettingsFile> all = new LinkedHashMap<>();
        places.files().files().forEach(file -> all.putIfAbsent(file.file(), file));
        places.files()
                .directories()
                .forEach(
                        (directory, agent) -> {
                            in(directory, agent, all);
                            versions.files().stream()
                                    .filter(file -> directory.equals(file.getParent()))
                                    .forEach(file -> add(file, agent, all));
                        });
        return List.copyOf(all.values());
    }

    private static void in(Path directory, String agent, Map<Path, SettingsFile> all) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
            int left = MOST;
            for (Path file : files) {
                if (left-- > 0) {
                    add(file, agent, all);
                }
            }
        } catch (IOException e) {
            // Not ours to read, so not ours to guard.
        }
    }

    private static void add(Path file, String agent, Map<Path, SettingsFile> all) {
        all.putIfAbsent(file, new SettingsFile(agent, file, SettingsFile.Form.JSON));
    }

    /// @param file its path, which may begin with `~/`
    /// @throws Refused if it is none that is guarded
    SettingsFile named(String file) {
        try {
            Path path =
                    file.startsWith("~/")
                            ? places.home().resolve(file.substring(2))
                            : Path.of(file);
            Path whole = path.normalize();
            return all().stream()
                    .filter(one -> one.file().equals(whole))
                    .findFirst()
                    .orElseThrow(() -> unknown(file));
        } catch (InvalidPathException e) {
            throw unknown(file);
        }
    }

    private static Refused unknown(String file) {
        return new Refused(
                new Refusal.BadRequest(
                        "'"
                                + VisibleText.line(file, 200)
                                + "' is no file that is guarded. `drover guard` lists those that"
                                + " are."));
    }
}
