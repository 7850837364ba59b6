package dev.drover.daemon.share;

import dev.drover.ipc.StdioEnd;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;

/// What a session has not read yet. Nobody waits for it: what it does not take at once goes out as
/// it reads, and if it does not read it is let go.
final class ClientOut {
    private static final Logger LOG = LoggerFactory.getLogger(ClientOut.class);

    /// What a session may leave unread.
    private static final long UNREAD = 32L << 20;

    private final StdioEnd end;
    private final LineQueue lines = new LineQueue(UNREAD);
    private final AtomicBoolean letGo = new AtomicBoolean();

    ClientOut(StdioEnd end) {
        this.end = end;
    }

    void send(byte[] line) {
        if (lines.put(line, () -> {})) {
            if (lines.begin()) {
                carry();
            }
        } else if (!lines.isDone() && letGo.compareAndSet(false, true)) {
            LOG.warn(
                    "Let go of session end {}: it has not read the last {} MB.",
                    end.peer().pid(),
                    UNREAD >> 20);
            end.close();
        }
    }

    /// What was sent still arrives, then the connection ends.
    void finish() {
        if (lines.finish()) {
            end.close();
        }
    }

    /// Goes on by itself where the session takes everything at once, else when it has.
    private void carry() {
        for (LineQueue.Load load = lines.next(); load != null; load = lines.next()) {
            LineQueue.Load now = load;
            AtomicBoolean other = new AtomicBoolean();
            end.send(
                    now.bytes(),
                    () -> {
                        lines.done(now);
                        if (!other.compareAndSet(false, true)) {
                            carry();
                        }
                    });
            if (other.compareAndSet(false, true)) {
                return; // it is not out yet; whoever gets it out goes on
            }
        }
        if (lines.isDone()) {
            end.close();
        }
    }
}
