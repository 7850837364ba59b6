package dev.drover.agents.settings;

import dev.drover.agents.settings.SettingsFile.Form;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The settings that are guarded. One more file is one line here.
///
/// @param files each at a place of its own
/// @param directories whose JSON files are all settings of one agent
public record SettingsFiles(List<SettingsFile> files, Map<Path, String> directories) {
    public SettingsFiles {
        files = List.copyOf(files);
        directories = Map.copyOf(directories);
    }

    /// @param environment of the user; it may move what agents keep
    /// @param own Drover's settings
    public static SettingsFiles standard(Path home, Map<String, String> environment, Path own) {
        Path claude = moved(environment, "CLAUDE_CONFIG_DIR", home.resolve(".claude"));
        boolean elsewhere = !claude.equals(home.resolve(".claude"));
        Path codex = moved(environment, "CODEX_HOME", home.resolve(".codex"));
        Path copilot = moved(environment, "COPILOT_HOME", home.resolve(".copilot"));
        Path open =
                moved(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("opencode");
        return new SettingsFiles(
                List.of(
                        json("claude-code", claude.resolve("settings.json")),
                        json("claude-code", claude.resolve("settings.local.json")),
                        new SettingsFile(
                                "claude-code",
                                (elsewhere ? claude : home).resolve(".claude.json"),
                                Form.STATE),
                        json("codex", codex.resolve("hooks.json")),
                        new SettingsFile("codex", codex.resolve("config.toml"), Form.TOML),
                        json("gemini", home.resolve(".gemini/settings.json")),
                        json("qwen", home.resolve(".qwen/settings.json")),
                        json("cursor", home.resolve(".cursor/hooks.json")),
                        json("opencode", open.resolve("opencode.json")),
                        new SettingsFile(
                                "opencode", open.resolve("plugins/drover.js"), Form.PLUGIN),
                        json("drover", own)),
                Map.of(copilot.resolve("hooks"), "copilot"));
    }

    private static SettingsFile json(String agent, Path file) {
        return new SettingsFile(agent, file, Form.JSON);
    }

    /// The directory that the variable names, unless it is none that can be meant from here.
    private static Path moved(Map<String, String> environment, String variable, Path otherwise) {
        try {
            Path directory = Path.of(environment.getOrDefault(variable, ""));
            return directory.isAbsolute() ? directory : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
