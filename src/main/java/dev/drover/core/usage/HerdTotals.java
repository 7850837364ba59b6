package dev.drover.core.usage;

import dev.drover.model.Instance;
import dev.drover.model.usage.AggregateState;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.Totals;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.function.Function;

/// The part of the totals that the instances themselves tell.
public final class HerdTotals {
    private HerdTotals() {}

    /// @param context of an instance, null if it is not known
    public static Totals of(
            Collection<Instance> instances, Function<Instance, @Nullable ContextUse> context) {
        int live = 0;
        int[] states = new int[AggregateState.values().length];
        int now = 0;
        int ever = 0;
        Long used = null;
        Long size = null;
        for (Instance instance : instances) {
            if (instance.isLive()) {
                live++;
                states[AggregateState.of(instance).ordinal()]++;
                now += instance.subagents().live().size();
                ever += instance.subagents().ever();
                ContextUse its = context.apply(instance);
                if (its != null && its.used() != null && its.size() != null) {
                    used = its.used() + (used == null ? 0 : used);
                    size = its.size() + (size == null ? 0 : size);
                }
            }
        }
        return new Totals(
                live,
                states[AggregateState.ACTIVE.ordinal()],
                states[AggregateState.COMPLETING.ordinal()],
                states[AggregateState.IDLE.ordinal()],
                now,
                ever,
                null,
                used,
                size,
                null,
                false,
                null,
                null,
                null);
    }
}
