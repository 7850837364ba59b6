package dev.drover.daemon;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/// Lets only so many endings a minute happen without a person.
final class EndingPace {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LongSupplier nanos;
    private final Deque<Long> taken = new ArrayDeque<>();

    /// @param nanos a clock that nobody sets
    EndingPace(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// @return how many of those wanted may happen now; they count as having happened
    synchronized int take(int wanted, int perMinute) {
        long now = nanos.getAsLong();
        while (!taken.isEmpty() && now - taken.getFirst() >= MINUTE.toNanos()) {
            taken.removeFirst();
        }
        int allowed = Math.clamp((long) perMinute - taken.size(), 0, wanted);
        for (int i = 0; i < allowed; i++) {
            taken.addLast(now);
        }
        return allowed;
    }
}
