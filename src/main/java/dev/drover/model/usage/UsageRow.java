package dev.drover.model.usage;

import java.time.Instant;

/// What was used in one stretch of time, for one reason, at one price.
///
/// @param start of the stretch
/// @param agentType kind of the subagent; empty for the main agent
public record UsageRow(
        Instant start, Conversation conversation, Rated rated, String agentType, Amount amount) {

    public UsageRow at(Instant other) {
        return new UsageRow(other, conversation, rated, agentType, amount);
    }
}
