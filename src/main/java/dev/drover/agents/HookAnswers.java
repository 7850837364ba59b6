package dev.drover.agents;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// What agents read on the output of their hooks, in the shape that Claude Code gave it and others
/// took over. It does not know which agent reads what at which event.
public final class HookAnswers {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private HookAnswers() {}

    /// An object that says nothing, for agents that take plain text for an answer.
    public static byte[] nothing() {
        return "{}".getBytes(StandardCharsets.UTF_8);
    }

    /// @param text for the model to read
    public static byte[] context(String event, String text) {
        return JSON.writeValueAsBytes(
                Map.of(
                        "hookSpecificOutput",
                        Map.of("hookEventName", event, "additionalContext", text)));
    }

    /// @param reason for the model to read
    public static byte[] denial(String event, String reason) {
        return JSON.writeValueAsBytes(
                Map.of(
                        "hookSpecificOutput",
                        Map.of(
                                "hookEventName", event,
                                "permissionDecision", "deny",
                                "permissionDecisionReason", reason)));
    }
}
