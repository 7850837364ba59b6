package dev.drover.ipc;

import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// One open connection: who is there, what it is busy with, and since when. Deadlines count from
/// the first byte of a request, so that a trickle does not prolong them.
final class Visitor {
    private enum Phase {
        HEADERS,
        READING,
        ANSWERING,
        /// Kept alive between two requests.
        IDLE
    }

    /// As long as Jetty keeps a connection over which nothing goes; its own timers, one for each
    /// connection, would cost a hook a thread's waking.
    private static final Duration IDLE_WITHIN = Duration.ofSeconds(30);

    private final SocketChannel channel;
    private final Peer peer;
    private @Nullable Connection connection;
    private Phase phase = Phase.HEADERS;
    private long since = System.nanoTime();
    private long bytesBefore;
    private boolean keptOpen;
    private boolean late;

    Visitor(SocketChannel channel, Peer peer) {
        this.channel = channel;
        this.peer = peer;
    }

    SocketChannel channel() {
        return channel;
    }

    Peer peer() {
        return peer;
    }

    synchronized void opened(Connection opened) {
        connection = opened;
    }

    /// Headers are complete.
    ///
    /// @param begin `nanoTime` of the request's first byte
    synchronized void began(long begin) {
        phase = Phase.ANSWERING;
        since = begin;
        keptOpen = false;
        late = false;
    }

    synchronized void keepsOpen() {
        keptOpen = true;
    }

    /// From now on the limit for bodies counts, even for a call that stays open.
    synchronized void hurries() {
        keptOpen = false;
    }

    synchronized void reads() {
        phase = Phase.READING;
    }

    synchronized void answers() {
        phase = Phase.ANSWERING;
    }

    synchronized void done() {
        phase = Phase.IDLE;
        since = System.nanoTime();
        bytesBefore = bytesIn();
    }

    /// True if the body has not arrived in time; from then on it is not read any further.
    synchronized boolean isLate() {
        return late;
    }

    /// True while an answer is owed that ends by itself.
    synchronized boolean isBusy() {
        return !keptOpen && (phase == Phase.READING || phase == Phase.ANSWERING);
    }

    synchronized boolean awaitsHeaders() {
        return phase == Phase.HEADERS || phase == Phase.IDLE;
    }

    synchronized long since() {
        return since;
    }

    boolean isOpen() {
        return channel.isOpen();
    }

    /// Ends what takes longer than its limit.
    void enforce(Duration headersWithin, Duration requestWithin) {
        Connection reading;
        synchronized (this) {
            long now = System.nanoTime();
            if (phase == Phase.IDLE && bytesIn() != bytesBefore) {
                phase = Phase.HEADERS;
                since = now;
            }
            Duration within = phase == Phase.IDLE ? IDLE_WITHIN : headersWithin;
            boolean slowHeaders = awaitsHeaders() && now - since > within.toNanos();
            boolean slowBody =
                    phase == Phase.READING && !keptOpen && now - since > requestWithin.toNanos();
            if (!slowHeaders && !slowBody) {
                return;
            }
            late = slowBody;
            reading = slowBody ? connection : null;
        }
        if (reading == null) {
            close();
        } else {
            // Fails the read that waits, and leaves the connection able to carry the answer.
            reading.onIdleExpired(new TimeoutException("The body did not arrive in time."));
        }
    }

    void close() {
        Connection open;
        synchronized (this) {
            open = connection;
        }
        if (open != null) {
            open.getEndPoint().close();
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            // Closed is what was wanted.
        }
    }

    private long bytesIn() {
        return connection == null ? 0 : connection.getBytesIn();
    }
}
