package dev.drover.agents.usage;

import dev.drover.model.usage.Tokens;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the lines of a rollout rely on that came before them.
///
/// @param session the conversation; of a subagent, the one that started it
/// @param thread id of this one
/// @param agentType kind of the subagent; empty for the main agent
/// @param recorded answers are recorded one by one, so running totals are not needed
/// @param total the last running total, where they are
record CodexThread(
        String session,
        String thread,
        String agentType,
        String directory,
        String model,
        boolean recorded,
        Tokens total) {
    private static final CodexThread UNKNOWN =
            new CodexThread("", "", "", "", "", false, Tokens.NONE);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Of a file's start, if nothing or nonsense is remembered.
    static CodexThread remembered(String memory) {
        if (memory.isEmpty()) {
            return UNKNOWN;
        }
        try {
            return JSON.readValue(memory, CodexThread.class);
        } catch (JacksonException e) {
            return UNKNOWN;
        }
    }

    String memory() {
        return JSON.writeValueAsString(this);
    }

    boolean isSubagent() {
        return !thread.equals(session);
    }

    CodexThread at(String newDirectory, String newModel) {
        return new CodexThread(
                session,
                thread,
                agentType,
                newDirectory.isEmpty() ? directory : newDirectory,
                newModel.isEmpty() ? model : newModel,
                recorded,
                total);
    }

    CodexThread withRecords() {
        return recorded
                ? this
                : new CodexThread(session, thread, agentType, directory, model, true, total);
    }

    CodexThread withTotal(Tokens newTotal) {
        return new CodexThread(session, thread, agentType, directory, model, recorded, newTotal);
    }
}
