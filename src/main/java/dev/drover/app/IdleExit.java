package dev.drover.app;

import dev.drover.model.Instance;
import dev.drover.model.InstanceState;
import dev.drover.model.State;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Lets a headless daemon leave when it has had no instance for a while (TM2, TM3). One that runs,
/// waits or sleeps keeps it; one that cannot be seen and has been silent does not.
final class IdleExit implements AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);

    private final BooleanSupplier needed;
    private final Duration idle;
    private final Consumer<String> leave;
    private final Thread thread;

    /// @param leave asks for the end; told why
    IdleExit(BooleanSupplier needed, Duration idle, Consumer<String> leave) {
        this.needed = needed;
        this.idle = idle;
        this.leave = leave;
        this.thread = Thread.ofVirtual().name("idle-exit").start(this::watch);
    }

    private void watch() {
        Duration part = idle.dividedBy(10);
        Duration pause =
                part.compareTo(SHORTEST_PAUSE) < 0
                        ? SHORTEST_PAUSE
                        : part.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : part;
        long emptySince = System.nanoTime();
        try {
            while (System.nanoTime() - emptySince < idle.toNanos()) {
                Thread.sleep(pause);
                if (needed.getAsBoolean()) {
                    emptySince = System.nanoTime();
                }
            }
            leave.accept("no instance for " + words(idle));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    static boolean isNeeded(State state) {
        for (Instance instance : state.instances().all()) {
            if (instance.isLive() && instance.state() != InstanceState.STALE) {
                return true;
            }
        }
        return false;
    }

    private static String words(Duration time) {
        return time.toSeconds() % 60 == 0 && time.toMinutes() > 0
                ? time.toMinutes() + " min"
                : time.toMillis() / 1000.0 + " s";
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
