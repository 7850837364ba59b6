package dev.drover.ipc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Looks after slow callers while there are callers at all; asleep otherwise.
final class Deadlines implements AutoCloseable {
    private static final long SHORTEST_MILLIS = 10;
    private static final long LONGEST_MILLIS = 500;

    private final List<Connections> doors;
    private final Duration pause;
    private final Thread thread;
    private volatile boolean closed;

    Deadlines(List<Connections> doors, Duration shortestLimit) {
        this.doors = doors;
        long tenth = shortestLimit.toMillis() / 10;
        this.pause = Duration.ofMillis(Math.clamp(tenth, SHORTEST_MILLIS, LONGEST_MILLIS));
        this.thread = Thread.startVirtualThread(this::look);
        doors.forEach(d -> d.whenFirstComes(() -> LockSupport.unpark(thread)));
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void look() {
        while (!closed) {
            if (doors.stream().allMatch(d -> d.size() == 0)) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, pause.toNanos());
                doors.forEach(Connections::enforceDeadlines);
            }
        }
    }
}
