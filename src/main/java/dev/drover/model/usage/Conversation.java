package dev.drover.model.usage;

/// One conversation with an agent, subagents included.
///
/// @param agent name of the agent program, such as `claude-code`
/// @param session its id in the agent's words
public record Conversation(String agent, String session) {}
