package dev.drover.ui;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The one bridge from the daemon to the FX thread. However many changes come, at most one render
/// is under way, renders keep a distance, and each shows the newest values. While the window is
/// hidden nothing is pulled and nothing ticks: an idle Drover costs nothing.
///
/// It does not know what is pulled nor who draws it.
///
/// @param <T> what a render gets: one immutable value, read off the FX thread
public final class Feed<T> implements AutoCloseable {
    /// Ten pictures a second look live and leave the FX thread to the user.
    static final Duration BETWEEN_RENDERS = Duration.ofMillis(100);

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Logger log = LoggerFactory.getLogger(Feed.class);

    private final Supplier<T> source;
    private final Executor toolkit;
    private final Consumer<T> render;
    private final long gapNanos;
    private final Executor worker;
    private final AutoCloseable subscription;

    private final AtomicBoolean asked = new AtomicBoolean();
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final AtomicInteger tickGeneration = new AtomicInteger();
    private volatile boolean showing;
    private volatile boolean closed;
    private volatile boolean failing;
    private volatile long renderedAt = System.nanoTime() - TICK.toNanos();

    /// @param subscribe registers a callback for changes; what it answers ends the subscription
    /// @param toolkit runs the render, such as `Platform::runLater`
    public Feed(
            Function<Runnable, AutoCloseable> subscribe,
            Supplier<T> source,
            Executor toolkit,
            Consumer<T> render) {
        this(subscribe, source, toolkit, render, BETWEEN_RENDERS);
    }

    Feed(
            Function<Runnable, AutoCloseable> subscribe,
            Supplier<T> source,
            Executor toolkit,
            Consumer<T> render,
            Duration gap) {
        this.source = source;
        this.toolkit = toolkit;
        this.render = render;
        this.gapNanos = gap.toNanos();
        var threads = Thread.ofVirtual().name("window-feed").factory();
        this.worker = task -> threads.newThread(task).start();
        this.subscription = subscribe.apply(this::changed);
    }

    /// Something may look different now. Cheap, and safe from any thread.
    public void changed() {
        asked.set(true);
        next();
    }

    /// Pulls once at once and then at least every second while the window shows; stops when not.
    public void showing(boolean on) {
        showing = on;
        int generation = tickGeneration.incrementAndGet();
        if (on) {
            changed();
            tick(generation);
        }
    }

    private void tick(int generation) {
        after(
                TICK.toNanos(),
                () -> {
                    if (showing && !closed && generation == tickGeneration.get()) {
                        changed();
                        tick(generation);
                    }
                });
    }

    private void next() {
        if (showing && !closed && asked.get() && underWay.compareAndSet(false, true)) {
            after(gapNanos - (System.nanoTime() - renderedAt), this::pull);
        }
    }

    private void pull() {
        asked.set(false);
        try {
            T value = source.get();
            failing = false;
            toolkit.execute(() -> draw(value));
        } catch (RuntimeException e) {
            if (!failing) {
                log.warn("The window cannot read what it shows; it keeps the last picture", e);
            }
            failing = true;
            done();
        }
    }

    private void draw(T value) {
        try {
            if (!closed) {
                render.accept(value);
            }
        } finally {
            done();
        }
    }

    private void done() {
        renderedAt = System.nanoTime();
        underWay.set(false);
        next();
    }

    private void after(long nanos, Runnable task) {
        if (nanos <= 0) {
            worker.execute(task);
        } else {
            CompletableFuture.delayedExecutor(nanos, TimeUnit.NANOSECONDS, worker).execute(task);
        }
    }

    @Override
    public void close() {
        closed = true;
        showing = false;
        try {
            subscription.close();
        } catch (Exception e) {
            log.warn("Could not end the window's subscription", e);
        }
    }
}
