package dev.drover.setup;

import dev.drover.setup.file.Snapshot;
import dev.drover.setup.text.JsonText;
import dev.drover.setup.text.MalformedTextException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The switches of Claude Code that keep hooks from running, wherever they stand.
final class ClaudeSwitches {
    private static final String OFF = "disableAllHooks";
    private static final String MANAGED_ONLY = "allowManagedHooksOnly";
    private static final Path MANAGED = Path.of("/etc/claude-code/managed-settings.json");

    private ClaudeSwitches() {}

    static List<String> notes(Path home, Ground ground) {
        List<String> notes = new ArrayList<>();
        for (String name : List.of("settings.json", "settings.local.json")) {
            note(home.resolve(name), OFF, ground, notes);
        }
        note(MANAGED, OFF, ground, notes);
        note(MANAGED, MANAGED_ONLY, ground, notes);
        return notes;
    }

    private static void note(Path file, String name, Ground ground, List<String> notes) {
        try {
            if (Files.isRegularFile(file)
                    && JsonText.read(Snapshot.text(file, Files.readAllBytes(file)))
                            .root()
                            .isOn(name)) {
                notes.add(
                        ground.shown(file)
                                + " sets "
                                + name
                                + ": these hooks do not run until that is taken out.");
            }
        } catch (IOException | MalformedTextException e) {
            // Not ours to judge; Claude Code itself says so.
        }
    }
}
