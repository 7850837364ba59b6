package dev.drover.ui;

import com.sun.javafx.application.PlatformImpl;

import javafx.application.Platform;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// JavaFX on its way up, without a window. It takes about as long as the daemon's own start, so the
/// two go side by side.
public final class Toolkit implements AutoCloseable {
    private final CompletableFuture<Void> running = new CompletableFuture<>();

    private Toolkit() {}

    /// Returns at once. Once in a JVM's life; ask {@link Displays} before.
    public static Toolkit starting() {
        Toolkit toolkit = new Toolkit();
        Thread.ofPlatform().daemon().name("toolkit-start").start(toolkit::start);
        return toolkit;
    }

    private void start() {
        try {
            Platform.startup(
                    () -> {
                        // The toolkit starts its timer after this.
                        Platform.runLater(PulseTimer::restWhileNothingShows);
                        running.complete(null);
                    });
            Platform.setImplicitExit(false);
            // Else its windows would be called `java`, and no desktop would find their icon.
            PlatformImpl.setApplicationName(Desktop.class);
        } catch (RuntimeException | LinkageError e) {
            running.completeExceptionally(e);
        }
    }

    /// Returns when it runs.
    ///
    /// @throws IllegalStateException if it does not start; the message is one line
    void await() {
        try {
            running.join();
        } catch (CompletionException e) {
            Throwable why = e.getCause();
            String said = why == null ? null : why.getMessage();
            throw new IllegalStateException("JavaFX cannot open a window: " + said, e);
        }
    }

    /// Ends it, also if nothing was ever shown: its thread would keep the program alive.
    @Override
    public void close() {
        var _ = running.thenRun(Platform::exit);
    }
}
