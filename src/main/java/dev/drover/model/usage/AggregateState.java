package dev.drover.model.usage;

import dev.drover.model.Instance;
import dev.drover.model.InstanceState;

import java.util.Locale;

/// What an instance counts as where many are summed up.
public enum AggregateState {
    /// At work, or waiting to go on.
    ACTIVE,

    /// Its turn is over, its subagents are not.
    COMPLETING,

    IDLE;

    public static AggregateState of(Instance instance) {
        if (!instance.isLive()) {
            return IDLE;
        }
        InstanceState state = instance.state();
        return switch (state) {
            case BUSY, WAITING, BACKGROUND, ERROR -> ACTIVE;
            case IDLE, STALE -> instance.subagents().live().isEmpty() ? IDLE : COMPLETING;
            case ENDED -> IDLE;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
