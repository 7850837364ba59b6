package dev.drover.agents.servers;

import dev.drover.agents.Hint;
import dev.drover.model.process.ConfiguredServer;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the list of servers out of one configuration file's text, in any of the agents' forms.
/// What does not fit is passed over: the file is the agent's, and its agent complains.
final class ServerList {
    private static final int MOST = 200;
    private static final int LONGEST = 4_096;

    /// Comments and trailing commas are common in these files.
    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(64)
                                                    .build())
                                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                                    .build())
                    .build();

    private final ServerPlace place;
    private final String origin;
    private final List<ConfiguredServer> found = new ArrayList<>();

    /// @param origin the file, as people read it
    ServerList(ServerPlace place, String origin) {
        this.place = place;
        this.origin = origin;
    }

    /// @param directory the project whose file it is, null for the user's
    List<ConfiguredServer> read(String text, @Nullable String directory) {
        if (place.form() == ServerPlace.Form.TOML) {
            TomlServers.read(text).forEach((name, words) -> add(name, words, directory, "user"));
            return List.copyOf(found);
        }
        try {
            JsonNode root = JSON.readTree(text);
            String level = directory == null ? "user" : "project";
            servers(root.path(place.key()), directory, level);
            if (place.form() == ServerPlace.Form.CLAUDE) {
                for (Map.Entry<String, JsonNode> project : root.path("projects").properties()) {
                    servers(project.getValue().path(place.key()), project.getKey(), "local");
                }
            }
        } catch (JacksonException e) {
            // half written or broken: the agent itself will say so
        }
        return List.copyOf(found);
    }

    private void servers(JsonNode list, @Nullable String directory, String level) {
        for (Map.Entry<String, JsonNode> entry : list.properties()) {
            JsonNode server = entry.getValue();
            List<String> command = new ArrayList<>();
            words(server.path("command"), command);
            words(server.path("args"), command);
            add(entry.getKey(), command, directory, level);
        }
    }

    private static void words(JsonNode value, List<String> command) {
        if (value.isString()) {
            command.add(value.stringValue());
        } else if (value.isArray()) {
            for (JsonNode word : value) {
                if (word.isString()) {
                    command.add(word.stringValue());
                }
            }
        }
    }

    private void add(String name, List<String> command, @Nullable String directory, String level) {
        boolean fits =
                !command.isEmpty()
                        && !command.getFirst().isBlank()
                        && command.stream().mapToInt(String::length).sum() <= LONGEST;
        if (fits && found.size() < MOST) {
            found.add(
                    new ConfiguredServer(
                            place.agent(), Hint.word(name), level, directory, command, origin));
        }
    }
}
