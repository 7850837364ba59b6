package dev.drover.model.usage;

import java.time.Instant;

/// What one answer of a model used, as the agent wrote it down. The same answer is written several
/// times (line by line while it streams, again in forks); `key` tells that it is the same one.
///
/// @param agent name of the agent program, such as `claude-code`
/// @param key of the answer, the same in every copy of it and in no other answer
/// @param at when it was written down
/// @param session the conversation it belongs to; of a subagent, the one that started it
/// @param subagent id of the subagent that asked for it; empty for the main agent
/// @param agentType kind of that subagent in the agent's words; empty for the main agent
/// @param directory where the agent worked, as it says; empty if it does not
/// @param sidechain a copy beside the conversation proper, which counts less than one within it
public record TokenUse(
        String agent,
        String key,
        Instant at,
        String session,
        String subagent,
        String agentType,
        String directory,
        String model,
        Tokens tokens,
        boolean sidechain) {

    /// Of two copies of one answer the one within the conversation counts, then the one that tells
    /// of more: the others were written while it still streamed.
    public boolean isBetterThan(TokenUse other) {
        return sidechain == other.sidechain
                ? tokens.total() > other.tokens.total()
                : other.sidechain;
    }
}
