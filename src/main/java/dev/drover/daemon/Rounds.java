package dev.drover.daemon;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// What the daemon does again and again, each on a thread of its own.
final class Rounds implements AutoCloseable {
    private final List<Periodic> periodics = new CopyOnWriteArrayList<>();

    /// Starts with the first round at once.
    void start(String name, Supplier<Duration> pause, Periodic.Round round) {
        periodics.add(Periodic.start(name, pause, round));
    }

    void start(String name, Duration pause, Periodic.Round round) {
        start(name, () -> pause, round);
    }

    List<Periodic> all() {
        return periodics;
    }

    /// The last one started is the first to end.
    @Override
    public void close() {
        periodics.reversed().forEach(Periodic::close);
    }
}
