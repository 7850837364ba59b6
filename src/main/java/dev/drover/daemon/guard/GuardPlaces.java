package dev.drover.daemon.guard;

import dev.drover.agents.settings.SettingsFile;
import dev.drover.agents.settings.SettingsFiles;
import dev.drover.config.Paths;

import java.nio.file.Path;
import java.util.Map;

/// What is guarded, and where versions of it are kept.
///
/// @param home of the user
/// @param versions a directory for the user alone
public record GuardPlaces(SettingsFiles files, Path home, Path versions) {
    /// @param environment of the user
    public static GuardPlaces of(Paths paths, Map<String, String> environment) {
        return new GuardPlaces(
                SettingsFiles.standard(paths.userHome(), environment, paths.settingsFile()),
                paths.userHome(),
                paths.versions());
    }

    /// As people write it: `~/.claude/settings.json`.
    String shown(Path file) {
        return file.startsWith(home) ? "~/" + home.relativize(file) : file.toString();
    }

    String shown(SettingsFile file) {
        return shown(file.file());
    }
}
