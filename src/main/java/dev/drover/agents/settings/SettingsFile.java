package dev.drover.agents.settings;

import java.nio.file.Path;

/// A file with settings of a user.
///
/// @param agent name of the program that it belongs to
/// @param form how it is read
public record SettingsFile(String agent, Path file, Form form) {
    public enum Form {
        /// All of it matters.
        JSON,
        /// It is written again and again; only servers, permissions and hooks matter.
        STATE,
        TOML,
        /// A program that an agent loads: it is there, or it is not.
        PLUGIN
    }
}
