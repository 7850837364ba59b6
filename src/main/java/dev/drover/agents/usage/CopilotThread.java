package dev.drover.agents.usage;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import java.util.LinkedHashMap;
import java.util.Map;

/// What the lines of Copilot's transcript rely on that came before them.
///
/// @param agentTypes kinds of the subagents, by their ids
record CopilotThread(String directory, Map<String, String> agentTypes) {
    private static final int MOST = 100;
    private static final CopilotThread UNKNOWN = new CopilotThread("", Map.of());
    private static final JsonMapper JSON = JsonMapper.builder().build();

    CopilotThread {
        agentTypes = Map.copyOf(agentTypes);
    }

    /// Of a file's start, if nothing or nonsense is remembered.
    static CopilotThread remembered(String memory) {
        if (memory.isEmpty()) {
            return UNKNOWN;
        }
        try {
            return JSON.readValue(memory, CopilotThread.class);
        } catch (JacksonException e) {
            return UNKNOWN;
        }
    }

    String memory() {
        return JSON.writeValueAsString(this);
    }

    CopilotThread in(String newDirectory) {
        return newDirectory.isEmpty() ? this : new CopilotThread(newDirectory, agentTypes);
    }

    CopilotThread with(String agent, String type) {
        if (agent.isEmpty() || type.isEmpty() || agentTypes.size() >= MOST) {
            return this;
        }
        Map<String, String> more = new LinkedHashMap<>(agentTypes);
        more.put(agent, type);
        return new CopilotThread(directory, more);
    }
}
