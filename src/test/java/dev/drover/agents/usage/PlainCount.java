package dev.drover.agents.usage;

import dev.drover.model.usage.Tokens;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Counts what transcripts of Claude Code say in the plainest way there is: each line as a tree of
/// JSON, all answers in one map. What is fast is held against this.
public final class PlainCount {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private record Copy(String model, Tokens tokens, boolean sidechain) {}

    private final Map<String, Copy> answers = new HashMap<>();
    private int toolCalls;
    private int broken;

    public PlainCount add(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
            if (!line.isEmpty()) {
                add(line);
            }
        }
        return this;
    }

    public PlainCount add(String line) {
        JsonNode read;
        try {
            read = JSON.readTree(line);
        } catch (JacksonException e) {
            broken++;
            return this;
        }
        JsonNode message = read.path("message");
        JsonNode usage = message.path("usage");
        if (!read.path("type").asString("").equals("assistant")) {
            return this;
        }
        for (JsonNode block : message.path("content")) {
            toolCalls += block.path("type").asString("").equals("tool_use") ? 1 : 0;
        }
        String model = message.path("model").asString("");
        if (usage.isObject() && !model.equals("<synthetic>")) {
            JsonNode cache = usage.path("cache_creation");
            Tokens tokens =
                    new Tokens(
                            usage.path("input_tokens").asLong(0),
                            usage.path("output_tokens").asLong(0),
                            cache.path("ephemeral_5m_input_tokens").asLong(0),
                            cache.path("ephemeral_1h_input_tokens").asLong(0),
                            usage.path("cache_read_input_tokens").asLong(0));
            keep(
                    message.path("id").asString("") + ":" + read.path("requestId").asString(""),
                    new Copy(model, tokens, read.path("isSidechain").asBoolean(false)));
        }
        return this;
    }

    private void keep(String key, Copy copy) {
        Copy before = answers.get(key);
        boolean better =
                before == null
                        || (before.sidechain && !copy.sidechain)
                        || (before.sidechain == copy.sidechain
                                && copy.tokens.total() > before.tokens.total());
        if (better) {
            answers.put(key, copy);
        }
    }

    public Map<String, Tokens> byModel() {
        Map<String, Tokens> sums = new TreeMap<>();
        answers.values().forEach(copy -> sums.merge(copy.model, copy.tokens, Tokens::plus));
        return sums;
    }

    public int answers() {
        return answers.size();
    }

    public int toolCalls() {
        return toolCalls;
    }

    public int broken() {
        return broken;
    }
}
