package dev.drover.daemon.usage;

import dev.drover.model.usage.AggregateState;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.Tokens;
import dev.drover.model.usage.Totals;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;

/// Adds up the figures of instances. What none of them has told stays null.
final class TotalSum {
    private final Map<AggregateState, Integer> states = new EnumMap<>(AggregateState.class);
    private int instances;
    private int agentsNow;
    private int agentsEver;
    private @Nullable Tokens tokens;
    private @Nullable Long contextUsed;
    private @Nullable Long contextSize;
    private @Nullable Double cost;
    private boolean costWhole = true;
    private @Nullable Long requests;
    private @Nullable Long toolCalls;
    private double confidence;
    private int confident;

    void add(InstanceFigures figures) {
        InstanceUsage usage = figures.usage();
        instances++;
        states.merge(usage.state(), 1, Integer::sum);
        agentsNow += usage.agentsNow();
        agentsEver += usage.agentsEver();
        Tokens used = usage.tokens();
        if (used != null) {
            tokens = tokens == null ? used : tokens.plus(used);
        }
        add(usage.context());
        Double priced = figures.pricedUsd();
        if (priced != null) {
            cost = (cost == null ? 0 : cost) + priced;
        }
        costWhole &= figures.isWhole();
        requests = plus(requests, usage.requests());
        toolCalls = plus(toolCalls, usage.toolCalls());
        Double sure = usage.confidence();
        if (sure != null) {
            confidence += sure;
            confident++;
        }
    }

    /// Sizes count only where it is told how much of them is used.
    private void add(@Nullable ContextUse context) {
        if (context == null) {
            return;
        }
        contextUsed = plus(contextUsed, context.used());
        if (context.used() != null) {
            contextSize = plus(contextSize, context.size());
        }
    }

    private static @Nullable Long plus(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null
                ? (one == null ? other : one)
                : Long.valueOf(one + other);
    }

    Totals totals() {
        return new Totals(
                instances,
                states.getOrDefault(AggregateState.ACTIVE, 0),
                states.getOrDefault(AggregateState.COMPLETING, 0),
                states.getOrDefault(AggregateState.IDLE, 0),
                agentsNow,
                agentsEver,
                tokens,
                contextUsed,
                contextSize,
                cost,
                costWhole,
                requests,
                toolCalls,
                confident == 0 ? null : confidence / confident);
    }
}
