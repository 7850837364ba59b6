package dev.drover.daemon.usage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/// Paths that have changed, each once, until somebody takes them. Never longer than the number of
/// paths there are, however often they change.
final class PathMailbox {
    private final Set<Path> paths = new LinkedHashSet<>();
    private boolean all;

    /// @param all everything is to be looked at anew
    record Mail(Set<Path> paths, boolean all) {}

    synchronized void put(Path path) {
        paths.add(path);
        notifyAll();
    }

    synchronized void putAll() {
        all = true;
        notifyAll();
    }

    /// Waits until there is something.
    ///
    /// @param most null to wait without end
    synchronized void await(@Nullable Duration most) throws InterruptedException {
        long deadline = most == null ? 0 : System.nanoTime() + most.toNanos();
        while (paths.isEmpty() && !all) {
            if (most == null) {
                wait();
                continue;
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }

    /// Takes what is there, and does not wait.
    synchronized Mail take() {
        Mail mail = new Mail(new LinkedHashSet<>(paths), all);
        paths.clear();
        all = false;
        return mail;
    }
}
