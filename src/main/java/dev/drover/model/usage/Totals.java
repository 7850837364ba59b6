package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

/// The sum over all live instances. What no instance has told is null.
///
/// @param agentsNow agents at work: subagents now, all instances
/// @param agentsEver agents since these instances started
/// @param contextUsed tokens in all contexts; `contextSize` is what fits in those that told both
/// @param costUsd null if nothing has a cost; `costWhole` tells whether every token has one
/// @param confidence the mean of those that have one
public record Totals(
        int instances,
        int active,
        int completing,
        int idle,
        int agentsNow,
        int agentsEver,
        @Nullable Tokens tokens,
        @Nullable Long contextUsed,
        @Nullable Long contextSize,
        @Nullable Double costUsd,
        boolean costWhole,
        @Nullable Long requests,
        @Nullable Long toolCalls,
        @Nullable Double confidence) {}
