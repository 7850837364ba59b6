package dev.drover.ipc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Looks after slow callers while there are callers at all, and for a while after the last one:
/// hooks come and go many times a second, and to be woken for each would cost more than to look.
/// Asleep otherwise.
final class Deadlines implements AutoCloseable {
    private static final long SHORTEST_MILLIS = 10;
    private static final long LONGEST_MILLIS = 500;

    /// Stays awake so many rounds after the last caller.
    private static final int QUIET_ROUNDS = 20;

    private final List<Connections> doors;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;
    private volatile boolean asleep;

    Deadlines(List<Connections> doors, Duration shortestLimit) {
        this.doors = doors;
        long tenth = shortestLimit.toMillis() / 10;
        this.pause = Duration.ofMillis(Math.clamp(tenth, SHORTEST_MILLIS, LONGEST_MILLIS));
        this.thread = Thread.startVirtualThread(this::look);
        doors.forEach(d -> d.whenFirstComes(this::wake));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void wake() {
        if (asleep) {
            LockSupport.unpark(thread);
        }
    }

    private void look() {
        int quiet = 0;
        while (!closed) {
            quiet = isAnybodyThere() ? 0 : quiet + 1;
            if (quiet > QUIET_ROUNDS) {
                sleep();
                quiet = 0;
            }
            LockSupport.parkNanos(this, pause.toNanos());
            doors.forEach(Connections::enforceDeadlines);
        }
    }

    /// Whoever comes after this looked for callers sees that it sleeps.
    private void sleep() {
        asleep = true;
        while (!closed && !isAnybodyThere()) {
            LockSupport.park(this);
        }
        asleep = false;
    }

    private boolean isAnybodyThere() {
        for (Connections door : doors) {
            if (door.size() > 0) {
                return true;
            }
        }
        return false;
    }
}
