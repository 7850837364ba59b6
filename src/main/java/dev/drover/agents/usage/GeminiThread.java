package dev.drover.agents.usage;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the lines of Gemini CLI rely on that came before them.
///
/// @param session that the first line names; of a subagent, its own
/// @param answer the last one whose tools were counted
/// @param tools that it has asked for so far
record GeminiThread(String session, String answer, int tools) {
    private static final GeminiThread UNKNOWN = new GeminiThread("", "", 0);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Of a file's start, if nothing or nonsense is remembered.
    static GeminiThread remembered(String memory) {
        if (memory.isEmpty()) {
            return UNKNOWN;
        }
        try {
            return JSON.readValue(memory, GeminiThread.class);
        } catch (JacksonException e) {
            return UNKNOWN;
        }
    }

    String memory() {
        return JSON.writeValueAsString(this);
    }
}
