package dev.drover.agents.usage;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/// What kind a subagent is, by the small file beside its transcript.
final class SubagentType {
    private static final int LARGEST = 64 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SubagentType() {}

    /// Empty if the file is not there yet, or does not say it.
    static String writtenIn(Path description) {
        try {
            BasicFileAttributes seen =
                    Files.readAttributes(
                            description, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (!seen.isRegularFile() || seen.size() > LARGEST) {
                return "";
            }
            OpenOption[] options = {StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS};
            try (InputStream in = Files.newInputStream(description, options)) {
                JsonNode said = JSON.readTree(in.readNBytes(LARGEST));
                return said.path("agentType").asString("");
            }
        } catch (IOException | JacksonException e) {
            return "";
        }
    }
}
