package dev.drover.app;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/// The orderly end: what was opened is closed in reverse, in the time allowed, whoever asks for it:
/// a signal, a hand-over, the menu, an idle daemon. A part that does not close in its time is left
/// behind and said so; nothing keeps the JVM.
public final class Shutdown {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    /// Every part gets at least this, also when others have used up the time.
    private static final long LEAST_MILLIS = 250;

    private final long drainMillis;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final CountDownLatch requested = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean closing;

    private record Part(String name, AutoCloseable closing) {}

    /// @param drain time for all parts together
    public Shutdown(Duration drain) {
        this.drainMillis = drain.toMillis();
    }

    /// Remembers what is to be closed; the last one first. What is opened while the end is already
    /// under way is closed at once.
    public <T extends AutoCloseable> T closeLater(String name, T part) {
        synchronized (parts) {
            if (!closing) {
                parts.push(new Part(name, part));
                return part;
            }
        }
        close(new Part(name, part), LEAST_MILLIS);
        return part;
    }

    /// Asks for the end and returns at once.
    public void request(String reason) {
        if (!isRequested()) {
            LOG.info("Leaving: {}", reason);
        }
        requested.countDown();
    }

    public boolean isRequested() {
        return requested.getCount() == 0;
    }

    /// Waits until somebody asks for the end.
    public void awaitRequest() throws InterruptedException {
        requested.await();
    }

    /// Lets SIGTERM, SIGINT and SIGHUP end in order and with exit code 0.
    public void onSignals() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::leaveOnSignal, "shutdown"));
    }

    private void leaveOnSignal() {
        if (closed.getCount() == 0) {
            return; // This process is already leaving, and knows its exit code.
        }
        request("a signal");
        close();
        // An exit code of 143 would make a service manager think that it failed.
        Runtime.getRuntime().halt(0);
    }

    /// Closes everything once; a second caller waits for the first.
    public void close() {
        if (!first()) {
            waitUninterrupted(closed);
            return;
        }
        requested.countDown();
        long deadline = System.nanoTime() + drainMillis * 1_000_000;
        for (Part part = next(); part != null; part = next()) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            close(part, Math.max(LEAST_MILLIS, left - parts.size() * LEAST_MILLIS));
        }
        LOG.info("Left in order");
        closed.countDown();
    }

    /// The last step. Libraries may have left threads or hooks that wait for ever; they get a
    /// second.
    public void exit(int code) {
        Thread halt =
                new Thread(
                        () -> {
                            pause(1000);
                            Runtime.getRuntime().halt(code);
                        },
                        "halt");
        halt.setDaemon(true);
        halt.start();
        Runtime.getRuntime().exit(code);
    }

    private boolean first() {
        synchronized (parts) {
            boolean first = !closing;
            closing = true;
            return first;
        }
    }

    private @Nullable Part next() {
        synchronized (parts) {
            return parts.poll();
        }
    }

    private static void close(Part part, long millis) {
        Thread closer =
                new Thread(
                        () -> {
                            try {
                                part.closing().close();
                            } catch (Exception | LinkageError e) {
                                LOG.warn("{} did not close cleanly", part.name(), e);
                            }
                        },
                        "close " + part.name());
        closer.setDaemon(true);
        closer.start();
        try {
            if (!closer.join(Duration.ofMillis(millis))) {
                LOG.warn("{} did not close within {} ms and is left behind", part.name(), millis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void waitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
