package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

/// Sleep, clock changes and late sweeps make nobody stale (NW7).
final class SleepGuardTest {
    private static final Instant WALL = Instant.parse("2026-11-20T10:00:00Z");
    private static final Duration SWEEP = Duration.ofSeconds(10);
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private SleepGuard guard = SleepGuard.startingAt(WALL, 0);

    private boolean trustsAfter(Duration wall, Duration monotonic) {
        guard =
                guard.look(
                        guard.wall().plus(wall),
                        guard.monotonicNanos() + monotonic.toNanos(),
                        SWEEP,
                        PERIOD);
        return guard.trusts(guard.monotonicNanos());
    }

    @Test
    void ordinaryTimeIsTrusted() {
        assertThat(trustsAfter(SWEEP, SWEEP)).isTrue();
    }

    @Test
    void aClosedLidIsNoticedAndQuietForOnePeriod() {
        assertThat(trustsAfter(Duration.ofHours(8), SWEEP)).isFalse();
        assertThat(trustsAfter(SWEEP, SWEEP)).isFalse();
        for (int i = 0; i < 4; i++) {
            trustsAfter(SWEEP, SWEEP);
        }
        assertThat(trustsAfter(SWEEP, SWEEP)).isTrue();
    }

    @Test
    void aClockSetADayForthOrBackIsNoticed() {
        assertThat(trustsAfter(Duration.ofDays(1), SWEEP)).isFalse();
        guard = SleepGuard.startingAt(WALL, 0);
        assertThat(trustsAfter(Duration.ofDays(-1), SWEEP)).isFalse();
    }

    @Test
    void aStoppedDaemonIsNoticedByItsLateSweep() {
        assertThat(trustsAfter(SWEEP.multipliedBy(3), SWEEP.multipliedBy(3))).isFalse();
    }
}
