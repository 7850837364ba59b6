package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What is known of a conversation beside its tokens. What no source has told is null.
///
/// @param directory where the agent worked; empty if it has not said
/// @param instance whose conversation it was, as long as that is known
/// @param workspace id of the workspace of that instance
/// @param first when it was first heard of, `last` when last
/// @param mainAt when the main agent answered last; `mainRead` is what it had read for that
/// @param toolUses tools that it asked for, as transcripts have it
/// @param subagents different ones that transcripts have
/// @param tools what hooks have told of its tools
/// @param status what the agent told for its status line last
public record ConversationFacts(
        Conversation conversation,
        String directory,
        @Nullable String instance,
        @Nullable String workspace,
        Instant first,
        Instant last,
        @Nullable Instant mainAt,
        @Nullable Long mainRead,
        @Nullable Long toolUses,
        int subagents,
        @Nullable ToolWork tools,
        @Nullable StatusInput status) {}
