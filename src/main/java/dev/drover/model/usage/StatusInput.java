package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What an agent tells of itself when it draws its status line. What it leaves out is null, never
/// 0.
///
/// @param at when it was told
/// @param modelName for people, such as `Opus 4.8 (1M context)`
/// @param directory where it works now
/// @param project where it was started
/// @param worktree its name, null outside one
/// @param costUsd of the conversation so far, by the agent's own count
/// @param lastAnswer what the last answer used; its `read` is what fills the context
public record StatusInput(
        String agent,
        Instant at,
        String session,
        @Nullable String model,
        @Nullable String modelName,
        @Nullable String version,
        @Nullable String directory,
        @Nullable String project,
        @Nullable String transcript,
        @Nullable String worktree,
        @Nullable Double costUsd,
        @Nullable Long durationMillis,
        @Nullable Long apiMillis,
        @Nullable Long linesAdded,
        @Nullable Long linesRemoved,
        @Nullable ContextUse context,
        @Nullable Tokens lastAnswer,
        @Nullable LimitWindow fiveHour,
        @Nullable LimitWindow sevenDay) {}
