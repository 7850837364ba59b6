package dev.drover.ipc;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// All standard streams that are carried over the Unix socket at the moment. They are no requests:
/// no deadline counts for them, and the daemon sleeps beside them.
final class StdioEnds implements AutoCloseable {
    private final Set<StdioConnection> open = ConcurrentHashMap.newKeySet();
    private final int limit;
    private volatile boolean closed;

    StdioEnds(int limit) {
        this.limit = limit;
    }

    boolean hasRoom() {
        return !closed && open.size() < limit;
    }

    int size() {
        return open.size();
    }

    void opened(StdioConnection connection) {
        open.add(connection);
        if (closed) {
            connection.end();
        }
    }

    void ended(StdioConnection connection) {
        open.remove(connection);
    }

    /// Ends them all, and takes no more.
    @Override
    public void close() {
        closed = true;
        open.forEach(StdioConnection::end);
    }
}
