package dev.drover.daemon;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/// Does something again and again, on a virtual thread of its own. A failure is logged and the next
/// round comes all the same; the last success can be asked for.
///
/// Rounds keep time with each other: each comes at a multiple of its pause since the first of all
/// began. So a resting daemon wakes once for what is due in the same second, not once for each.
final class Periodic implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Periodic.class);
    private static final long BEGIN = System.nanoTime();

    /// One round of work.
    @FunctionalInterface
    interface Round {
        void run() throws Exception;
    }

    private final String name;
    private final Supplier<Duration> pause;
    private final Round round;
    private final Thread thread;
    private volatile long lastSuccess = System.nanoTime();
    private final AtomicInteger failures = new AtomicInteger();

    private Periodic(String name, Supplier<Duration> pause, Round round) {
        this.name = name;
        this.pause = pause;
        this.round = round;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    /// @param pause from the start of a round to the next start; asked each time, so that a changed
    /// setting counts at once
    static Periodic start(String name, Supplier<Duration> pause, Round round) {
        Periodic periodic = new Periodic(name, pause, round);
        periodic.thread.start();
        return periodic;
    }

    String name() {
        return name;
    }

    int failures() {
        return failures.get();
    }

    Duration sinceSuccess() {
        return Duration.ofNanos(System.nanoTime() - lastSuccess);
    }

    /// Late by three periods: it hangs or fails all the time.
    boolean isLate() {
        return sinceSuccess().compareTo(pause.get().multipliedBy(3).plusSeconds(1)) > 0;
    }

    /// A round that took longer than its pause waits for the next time that is still to come.
    ///
    /// @param elapsed since the common beginning
    static Duration untilNext(Duration elapsed, Duration pause) {
        return pause.isPositive()
                ? pause.minusNanos(elapsed.toNanos() % pause.toNanos())
                : Duration.ZERO;
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                round.run();
                lastSuccess = System.nanoTime();
            } catch (InterruptedException e) {
                return;
            } catch (Exception | LinkageError | OutOfMemoryError e) {
                failures.incrementAndGet();
                LOG.error("{} failed and will try again", name, e);
            }
            try {
                Thread.sleep(untilNext(Duration.ofNanos(System.nanoTime() - BEGIN), pause.get()));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
