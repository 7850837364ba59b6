package dev.drover.setup;

import dev.drover.setup.file.Snapshot;
import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;
import dev.drover.setup.text.Node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The switches of Claude Code that keep hooks from running, wherever they stand.
final class ClaudeSwitches {
    private static final String OFF = "disableAllHooks";
    private static final String MANAGED_ONLY = "allowManagedHooksOnly";
    private static final String PLUGIN = "drover@drover";
    private static final Path MANAGED = Path.of("/etc/claude-code/managed-settings.json");

    private ClaudeSwitches() {}

    static List<String> notes(Path home, Ground ground) {
        List<String> notes = new ArrayList<>();
        for (String name : List.of("settings.json", "settings.local.json")) {
            note(home.resolve(name), OFF, ground, notes);
        }
        plugin(home.resolve("settings.json"), ground, notes);
        note(MANAGED, OFF, ground, notes);
        note(MANAGED, MANAGED_ONLY, ground, notes);
        return notes;
    }

    private static void note(Path file, String name, Ground ground, List<String> notes) {
        if (read(file).filter(root -> root.isOn(name)).isPresent()) {
            notes.add(
                    ground.shown(file)
                            + " sets "
                            + name
                            + ": these hooks do not run until that is taken out.");
        }
    }

    /// Two ways that do the same.
    private static void plugin(Path file, Ground ground, List<String> notes) {
        if (read(file)
                .flatMap(root -> root.member("enabledPlugins"))
                .filter(plugins -> plugins.isOn(PLUGIN))
                .isPresent()) {
            notes.add(
                    ground.shown(file)
                            + " has the plugin "
                            + PLUGIN
                            + " on, which reports the same: one of the two is enough.");
        }
    }

    /// Empty also where it is no JSON: Claude Code itself says so.
    private static Optional<Node> read(Path file) {
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(
                            JsonText.read(Snapshot.text(file, Files.readAllBytes(file))).root())
                    : Optional.empty();
        } catch (IOException | MalformedTextException e) {
            return Optional.empty();
        }
    }
}
