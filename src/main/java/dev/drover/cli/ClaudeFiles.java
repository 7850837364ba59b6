package dev.drover.cli;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where Claude Code keeps its settings, for this user and this environment.
///
/// @param home `CLAUDE_CONFIG_DIR` or `~/.claude`
/// @param state the file with the servers of the user and of each project
record ClaudeFiles(Path home, Path state) {
    private static final long LARGEST = 32L << 20;
    private static final Path MANAGED = Path.of("/etc/claude-code/managed-settings.json");

    private static final JsonMapper MAPPER =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(200)
                                                    .build())
                                    .build())
                    .build();

    static ClaudeFiles of(Context context) {
        String directory = context.invocation().environment().get("CLAUDE_CONFIG_DIR");
        Path user = context.paths().userHome();
        return directory == null || directory.isBlank()
                ? new ClaudeFiles(user.resolve(".claude"), user.resolve(".claude.json"))
                : new ClaudeFiles(Path.of(directory), Path.of(directory).resolve(".claude.json"));
    }

    Path settings() {
        return home.resolve("settings.json");
    }

    /// Set by whoever looks after the machine; counts more than the user's.
    Path managed() {
        return MANAGED;
    }

    Path sessions() {
        return home.resolve("sessions");
    }

    /// The file as JSON; empty if it is not there, is none, or is unreasonably large.
    static Optional<JsonNode> read(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= LARGEST
                    ? Optional.of(MAPPER.readTree(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            return Optional.empty();
        }
    }
}
