package dev.drover.host;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A process held by Java's own handle, for systems without pidfd. The handle remembers the start
/// time; a tiny gap between its look and its signal remains.
final class HandleTarget implements Signals.Target {
    private final @Nullable ProcessHandle handle;

    HandleTarget(long pid) {
        handle = ProcessHandle.of(pid).orElse(null);
    }

    @Override
    public boolean send(Signals.Signal signal) {
        if (handle == null) {
            return false;
        }
        return switch (signal) {
            case TERM -> handle.destroy();
            case KILL -> handle.destroyForcibly();
            case INT, STOP, CONT -> false; // Java knows none of them
        };
    }

    @Override
    public boolean endedWithin(Duration time) {
        if (handle == null) {
            return true;
        }
        if (handle.isAlive() && time.isPositive()) {
            try {
                handle.onExit()
                        .completeOnTimeout(handle, time.toNanos(), TimeUnit.NANOSECONDS)
                        .join();
            } catch (CompletionException e) {
                return !handle.isAlive();
            }
        }
        return !handle.isAlive();
    }

    @Override
    public void close() {}
}
