package dev.drover.cli.service;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What is to be kept running.
///
/// @param launcher `drover-app`, as an absolute path
/// @param environment variables that say where Drover and the agents keep their things; else the
/// service would look elsewhere than the commands do
/// @param userHome the user's home directory
/// @param config where programs keep their settings, `~/.config`
/// @param said where a start that fails before the log is open may say so
public record ServicePlan(
        Path launcher, Map<String, String> environment, Path userHome, Path config, Path said) {
    private static final Set<String> KEPT =
            Set.of(
                    "DROVER_HOME",
                    "DROVER_DB_PATH",
                    "DROVER_API_ADDR",
                    "DROVER_JAVA_HOME",
                    "XDG_CONFIG_HOME",
                    "XDG_STATE_HOME",
                    "XDG_CACHE_HOME",
                    "CLAUDE_CONFIG_DIR",
                    "CODEX_HOME");

    public ServicePlan {
        Map<String, String> kept = new TreeMap<>(environment);
        kept.keySet().retainAll(KEPT);
        kept.values().removeIf(String::isBlank);
        environment = Map.copyOf(kept);
    }

    /// In an order of its own, so that the same plan is always the same text.
    Map<String, String> sorted() {
        return new TreeMap<>(environment);
    }
}
