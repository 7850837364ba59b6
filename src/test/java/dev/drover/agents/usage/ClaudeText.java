package dev.drover.agents.usage;

import dev.drover.model.usage.Tokens;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Lines as Claude Code writes them, with whatever words and figures.
public final class ClaudeText {
    public static final Instant START = Instant.parse("2026-11-20T14:50:33.971Z");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String WORDS =
            "the quick \"brown\" fox\\jumps {over} [the] lazy dog: naïve façade, 日本語 🐑\n\t";

    private final Random random;
    private int count;

    public ClaudeText(Random random) {
        this.random = random;
    }

    /// An answer on as many lines as it has blocks; the last tells the final figures.
    public List<String> answer(
            String session, String model, Tokens tokens, String subagent, boolean sidechain) {
        int number = ++count;
        List<String> lines = new ArrayList<>();
        int blocks = 1 + random.nextInt(3);
        for (int i = 0; i < blocks; i++) {
            Tokens soFar =
                    i == blocks - 1
                            ? tokens
                            : new Tokens(
                                    tokens.input(),
                                    tokens.output() / (blocks - i),
                                    tokens.cacheWrite(),
                                    tokens.longCacheWrite(),
                                    tokens.cacheRead());
            boolean tool = random.nextBoolean();
            lines.add(
                    line(
                            session,
                            "msg_" + session + number,
                            "req_" + session + number,
                            model,
                            soFar,
                            subagent,
                            sidechain,
                            tool
                                    ? tool(number * 10 + i)
                                    : Map.of("type", "text", "text", words())));
        }
        return lines;
    }

    private Map<String, Object> tool(int number) {
        return Map.of(
                "type",
                "tool_use",
                "id",
                "toolu_" + number,
                "name",
                "Bash",
                "input",
                Map.of("type", "tool_use", "command", words()));
    }

    public String line(
            String session,
            String answer,
            String request,
            String model,
            Tokens tokens,
            String subagent,
            boolean sidechain,
            Map<String, Object> block) {
        Map<String, Object> usage = new LinkedHashMap<>();
        usage.put("input_tokens", tokens.input());
        usage.put("cache_creation_input_tokens", tokens.cacheCreation());
        usage.put("cache_read_input_tokens", tokens.cacheRead());
        usage.put("output_tokens", tokens.output());
        usage.put("server_tool_use", Map.of("web_search_requests", 0));
        usage.put(
                "cache_creation",
                Map.of(
                        "ephemeral_1h_input_tokens",
                        tokens.longCacheWrite(),
                        "ephemeral_5m_input_tokens",
                        tokens.cacheWrite()));
        usage.put("iterations", List.of());
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", answer);
        message.put("type", "message");
        message.put("role", "assistant");
        message.put("model", model);
        message.put("content", List.of(block));
        message.put("stop_reason", null);
        message.put("usage", usage);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("parentUuid", null);
        line.put("isSidechain", sidechain);
        if (!subagent.isEmpty()) {
            line.put("agentId", subagent);
        }
        line.put("message", message);
        line.put("requestId", request);
        line.put("type", "assistant");
        line.put("uuid", "uuid-" + random.nextLong());
        line.put("timestamp", START.plusMillis(1001L * count).toString());
        line.put("cwd", "/home/dev/shop \"two\" né");
        line.put("sessionId", session);
        line.put("version", "2.1.197");
        return JSON.writeValueAsString(line);
    }

    /// What a tool has printed, which holds figures that count for nothing here.
    public String result(String session, int length) {
        String text = text(length);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("parentUuid", null);
        line.put("isSidechain", false);
        line.put("type", "user");
        line.put(
                "message",
                Map.of(
                        "role",
                        "user",
                        "content",
                        List.of(Map.of("type", "tool_result", "content", text))));
        line.put("toolUseResult", Map.of("stdout", text, "usage", Map.of("input_tokens", 999_999)));
        line.put("timestamp", START.toString());
        line.put("sessionId", session);
        return JSON.writeValueAsString(line);
    }

    /// As much text as that, of a few words.
    public String text(int length) {
        StringBuilder text = new StringBuilder(length + WORDS.length());
        while (text.length() < length) {
            text.append(WORDS, 0, text.length() % 7 == 0 ? WORDS.length() : 40);
        }
        return text.toString();
    }

    public Tokens tokens() {
        return new Tokens(
                random.nextInt(100),
                random.nextInt(1000),
                random.nextInt(500),
                random.nextInt(500),
                random.nextInt(100_000));
    }

    private String words() {
        return text(random.nextInt(400));
    }
}
