package dev.drover.ipc;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.channels.ClosedChannelException;

/// What a door does when it cannot accept: it goes on, slower, unless it was closed. A machine out
/// of descriptors says so once, not once a try.
final class AcceptFailures {
    private static final Logger LOG = LoggerFactory.getLogger(AcceptFailures.class);

    /// How long to leave callers waiting before the next try.
    private static final long PAUSE_MILLIS = 100;

    private volatile boolean told;

    /// @return false if the door is closed and accepting ends; true, after a pause, for the next
    /// try
    boolean goOnAfter(Throwable failure) {
        if (failure instanceof ClosedChannelException) {
            return false;
        }
        if (!told) {
            told = true;
            LOG.warn("Cannot accept connections for now: {}", failure.toString());
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void recovered() {
        told = false;
    }
}
