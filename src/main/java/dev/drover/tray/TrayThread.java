package dev.drover.tray;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one thread on which everything about the icon is done, because toolkits may take their time.
/// What fails there is logged and goes no further.
final class TrayThread implements AutoCloseable {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(3);
    private static final Logger log = LoggerFactory.getLogger(TrayThread.class);

    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("tray").factory());
    private volatile boolean closed;

    void run(Runnable task) {
        run(task, Duration.ZERO);
    }

    void run(Runnable task, Duration later) {
        try {
            var _ =
                    thread.schedule(
                            () -> {
                                try {
                                    if (!closed) {
                                        task.run();
                                    }
                                } catch (RuntimeException e) {
                                    log.warn("The tray icon could not be drawn", e);
                                }
                            },
                            later.toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: nobody looks at the icon any more.
        }
    }

    /// Tasks that wait for their time.
    int waiting() {
        return thread.getQueue().size();
    }

    /// Does one last thing, after which nothing more, and waits a moment for it.
    ///
    /// @return false if it was closed before
    boolean close(Runnable last) {
        if (closed) {
            return false;
        }
        closed = true;
        thread.execute(
                () -> {
                    try {
                        last.run();
                    } finally {
                        // What waits for its time is not waited for.
                        thread.shutdownNow();
                    }
                });
        try {
            if (!thread.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.debug("The tray icon takes its time to go");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    @Override
    public void close() {
        close(() -> {});
    }
}
