package dev.drover.daemon.usage;

import dev.drover.model.usage.LimitWindow;
import dev.drover.model.usage.StatusInput;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What agents told last of the windows of the user's plan, which are the same for all of them. In
/// memory: the next answer of a model tells them again.
public final class PlanWindows {
    private volatile @Nullable LimitWindow fiveHour;
    private volatile @Nullable LimitWindow sevenDay;

    void take(StatusInput input) {
        if (input.fiveHour() != null) {
            fiveHour = input.fiveHour();
        }
        if (input.sevenDay() != null) {
            sevenDay = input.sevenDay();
        }
    }

    /// Null if nothing was told since it began anew.
    @Nullable LimitWindow fiveHour(Instant now) {
        return open(fiveHour, now);
    }

    @Nullable LimitWindow sevenDay(Instant now) {
        return open(sevenDay, now);
    }

    private static @Nullable LimitWindow open(@Nullable LimitWindow told, Instant now) {
        return told == null || (told.resetsAt() != null && !told.resetsAt().isAfter(now))
                ? null
                : told;
    }
}
