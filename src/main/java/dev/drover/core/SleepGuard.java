package dev.drover.core;

import java.time.Duration;
import java.time.Instant;

/// Notices that the machine slept or its clock was set, so that closing the lid makes nobody stale.
/// A value: each look gives the next one.
///
/// @param wall wall time of the last look
/// @param monotonicNanos monotonic time of the last look
/// @param quietUntilNanos no staleness before this monotonic time
public record SleepGuard(Instant wall, long monotonicNanos, long quietUntilNanos) {
    /// Wall minus monotonic time may differ by this much between two looks.
    static final Duration JUMP = Duration.ofSeconds(30);

    public static SleepGuard startingAt(Instant wall, long monotonicNanos) {
        return new SleepGuard(wall, monotonicNanos, monotonicNanos);
    }

    /// @param period the staleness time: after a jump nobody goes stale for one of it
    /// @param interval how often looks are meant to happen; one twice too late counts as a jump
    public SleepGuard look(Instant wallNow, long nanosNow, Duration interval, Duration period) {
        long monotonic = nanosNow - monotonicNanos;
        long wallPassed = Duration.between(wall, wallNow).toNanos();
        boolean jumped = Math.abs(wallPassed - monotonic) > JUMP.toNanos();
        boolean late = monotonic > 2 * interval.toNanos();
        long quiet = jumped || late ? nanosNow + period.toNanos() : quietUntilNanos;
        return new SleepGuard(wallNow, nanosNow, quiet);
    }

    /// May anybody be called stale now?
    public boolean trusts(long nanosNow) {
        return nanosNow - quietUntilNanos >= 0;
    }
}
