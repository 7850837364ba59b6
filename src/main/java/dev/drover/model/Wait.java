package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One thing that an instance waits for a person to do. Its owner is the main agent or one
/// subagent: only a later event of the same owner (or tool use) ends it, so that a parallel
/// subagent at work does not hide a question.
///
/// @param reason in words for people, such as `permission: Bash`
/// @param agentId the subagent that waits, null for the main agent
/// @param toolUseId the tool use that waits, if the agent said it
/// @param toolName the tool that waits, if the agent said it
public record Wait(
        String reason,
        Instant since,
        @Nullable String agentId,
        @Nullable String toolUseId,
        @Nullable String toolName) {}
