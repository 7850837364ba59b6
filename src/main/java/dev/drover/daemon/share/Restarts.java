package dev.drover.daemon.share;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How often a server has fallen, and when it is worth another try: at once at first, then later
/// each time, and after some failures only when somebody asks.
final class Restarts {
    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONG_LIFE = Duration.ofMinutes(1);
    private static final int MOST = 6;

    private int count;
    private int failures;
    private long began = System.nanoTime();
    private long fell = began;
    private @Nullable Instant startedAt;

    void started() {
        began = System.nanoTime();
        startedAt = Instant.now();
    }

    /// It has answered, so it is no failure of its command.
    void worked() {
        if (failures > 1) {
            failures = 1;
        }
    }

    void fell() {
        fell = System.nanoTime();
        failures = fell - began > LONG_LIFE.toNanos() ? 1 : failures + 1;
    }

    void again() {
        count++;
    }

    boolean goOn() {
        return failures < MOST;
    }

    Duration pause() {
        Duration pause = FIRST.multipliedBy(1L << Math.min(20, Math.max(0, failures - 1)));
        return pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }

    /// Is it time for somebody who asks?
    boolean mayTry() {
        return System.nanoTime() - fell >= pause().toNanos();
    }

    /// What somebody is told for whom it is too early.
    String next() {
        return ". It is tried again " + (goOn() ? "in a moment" : "when asked after a while") + ".";
    }

    int count() {
        return count;
    }

    @Nullable Instant startedAt() {
        return startedAt;
    }
}
