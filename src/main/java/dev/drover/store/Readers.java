package dev.drover.store;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// Read-only connections on a few platform threads. SQLite's native calls would pin the carrier of
/// a virtual thread; so virtual threads ask here and park.
final class Readers implements AutoCloseable {
    private final ExecutorService threads;
    private final BlockingQueue<Handle> idle;

    Readers(String url, int count) throws SQLException {
        List<Handle> handles = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                handles.add(Jdbi.open(Connections.reader(url)));
            }
        } catch (SQLException e) {
            handles.forEach(Handle::close);
            throw e;
        }
        idle = new ArrayBlockingQueue<>(count, false, handles);
        AtomicInteger number = new AtomicInteger();
        threads =
                Executors.newFixedThreadPool(
                        count,
                        work ->
                                Thread.ofPlatform()
                                        .name("store-reader-" + number.incrementAndGet())
                                        .daemon()
                                        .unstarted(work));
    }

    <T> T read(String what, Function<Handle, T> query) {
        try {
            return threads.submit(() -> withHandle(query)).get();
        } catch (ExecutionException e) {
            throw SqlFailures.of(what, e);
        } catch (RejectedExecutionException e) {
            throw new StoreException(
                    StoreException.Kind.OTHER, "cannot " + what + ": the database is closed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(
                    StoreException.Kind.OTHER, "cannot " + what + ": interrupted", e);
        }
    }

    /// There are as many handles as threads, so that one is always free.
    private <T> T withHandle(Function<Handle, T> query) throws InterruptedException {
        Handle handle = idle.take();
        try {
            return query.apply(handle);
        } finally {
            idle.add(handle);
        }
    }

    /// Lets running queries end, then closes.
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(2, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
        for (Handle handle = idle.poll(); handle != null; handle = idle.poll()) {
            handle.close();
        }
    }
}
