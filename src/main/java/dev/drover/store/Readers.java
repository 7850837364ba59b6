package dev.drover.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.sql.Connection;
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

/// Read-only connections on a few platform threads. SQLite's native calls would pin the carrier of
/// a virtual thread; so virtual threads ask here and park.
final class Readers implements AutoCloseable {
    /// A question to one connection.
    @FunctionalInterface
    interface Query<T> {
        T of(Connection connection) throws SQLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);

    private final ExecutorService threads;
    private final BlockingQueue<Connection> idle;

    Readers(String url, int count) throws SQLException {
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                connections.add(Connections.reader(url));
            }
        } catch (SQLException e) {
            connections.forEach(Readers::close);
            throw e;
        }
        idle = new ArrayBlockingQueue<>(count, false, connections);
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

    <T> T read(String what, Query<T> query) {
        try {
            return threads.submit(() -> withConnection(query)).get();
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

    /// There are as many connections as threads, so that one is always free.
    private <T> T withConnection(Query<T> query) throws InterruptedException, SQLException {
        Connection connection = idle.take();
        try {
            return query.of(connection);
        } finally {
            idle.add(connection);
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
        for (Connection one = idle.poll(); one != null; one = idle.poll()) {
            close(one);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("closing a connection that only read", e);
        }
    }
}
