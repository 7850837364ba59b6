package dev.drover.store;

import dev.drover.model.usage.Conversation;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;

import java.util.List;

/// What was read of one transcript, to be kept together with the position.
///
/// @param conversation that the transcript belongs to
/// @param subagent id of the subagent whose transcript it is; empty for the main agent
/// @param fromStart what was kept of the file's tools and lines before counts no more
public record UsageReading(
        FilePosition position,
        Conversation conversation,
        String subagent,
        boolean fromStart,
        List<TokenUse> uses,
        int toolUses,
        int brokenLines) {
    public UsageReading {
        uses = List.copyOf(uses);
    }
}
