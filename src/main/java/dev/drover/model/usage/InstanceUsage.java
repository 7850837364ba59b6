package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

/// All figures of one instance. What no source has told is null, never 0.
///
/// @param agentsNow subagents at work
/// @param agentsEver subagents since it started
/// @param tokens of its conversations, subagents included
/// @param costUsd of the same by the price list; null if a model without a price took part
/// @param reportedUsd what the agent itself says it cost
/// @param requests answers of models
/// @param toolMillis time spent in tools
/// @param confidence 0 to 1, how far the sources agree; null with one source
public record InstanceUsage(
        int agentsNow,
        int agentsEver,
        AggregateState state,
        @Nullable Tokens tokens,
        @Nullable Double costUsd,
        @Nullable Double reportedUsd,
        @Nullable Long requests,
        @Nullable Long toolCalls,
        @Nullable Long toolErrors,
        @Nullable Long toolMillis,
        @Nullable ContextUse context,
        @Nullable Double confidence) {}
