package dev.drover.daemon.usage;

import dev.drover.model.usage.LimitWindow;
import dev.drover.model.usage.StatusInput;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// What agents told last of the windows of the user's plan, which are the same for all of them. In
/// memory; after a start, what conversations told last is told again.
public final class PlanWindows {
    private volatile @Nullable LimitWindow fiveHour;
    private volatile @Nullable LimitWindow sevenDay;

    private Instant heard = Instant.MIN;

    /// What is older than what was heard already says nothing new.
    synchronized void take(StatusInput input) {
        if (input.at().isBefore(heard)) {
            return;
        }
        if (input.fiveHour() != null || input.sevenDay() != null) {
            heard = input.at();
        }
        if (input.fiveHour() != null) {
            fiveHour = input.fiveHour();
        }
        if (input.sevenDay() != null) {
            sevenDay = input.sevenDay();
        }
    }

    boolean isEmpty() {
        return fiveHour == null && sevenDay == null;
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
