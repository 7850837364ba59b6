package dev.drover.daemon.usage;

import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;

import java.util.List;

/// A stretch of one transcript. The numbers are those of this stretch alone; where `fromStart` is
/// set, what was counted of the file before counts no more, because it is read anew (answers stay:
/// their keys tell which ones are the same).
///
/// @param agent name of the agent program
/// @param position behind this stretch, for the next start
/// @param session the conversation that the file belongs to; of a subagent, the one that started it
/// @param subagent id of the subagent whose file it is; empty for the main agent
/// @param fromStart this is the first stretch of the file, or of another one in its place
/// @param uses each answer once
/// @param toolCalls tools that the agent asked for
/// @param brokenLines lines that should have told something and could not be read
public record TranscriptBatch(
        String agent,
        FilePosition position,
        String session,
        String subagent,
        boolean fromStart,
        List<TokenUse> uses,
        int toolCalls,
        int brokenLines) {
    public TranscriptBatch {
        uses = List.copyOf(uses);
    }
}
