package dev.drover.daemon.share;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/// Lines on their way to one reader. Whoever puts one in never waits; one thread carries them out.
final class Outbox {
    private static final int GATHERED = 64 * 1024;

    private record Entry(byte[] line, Runnable sent) {}

    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final long limit;
    private long bytes;
    private boolean finished;

    /// @param limit bytes that may wait
    Outbox(long limit) {
        this.limit = limit;
    }

    boolean put(byte[] line) {
        return put(line, () -> {});
    }

    /// @param line without its end
    /// @param sent called once it is out
    /// @return false if there is no room, or it is over
    synchronized boolean put(byte[] line, Runnable sent) {
        if (finished || (bytes > 0 && bytes + line.length > limit)) {
            return false;
        }
        waiting.add(new Entry(line, sent));
        bytes += line.length + 1;
        notifyAll();
        return true;
    }

    /// What is in it still goes out, then no more.
    synchronized void finish() {
        finished = true;
        notifyAll();
    }

    /// Carries lines out until it is finished and empty, then closes the stream.
    ///
    /// @throws IOException the reader has gone
    void carry(OutputStream out) throws IOException, InterruptedException {
        try (out) {
            byte[] gathered = new byte[GATHERED];
            for (Entry entry = next(); entry != null; entry = next()) {
                int length = 0;
                Deque<Entry> sent = new ArrayDeque<>();
                // Many small ones are one write; one that is alone goes at once.
                while (entry != null && length + entry.line.length < GATHERED) {
                    System.arraycopy(entry.line, 0, gathered, length, entry.line.length);
                    length += entry.line.length;
                    gathered[length++] = '\n';
                    sent.add(entry);
                    entry = poll(GATHERED - length);
                }
                if (length > 0) {
                    write(out, gathered, length);
                    done(sent);
                }
                if (entry != null) {
                    byte[] whole = java.util.Arrays.copyOf(entry.line, entry.line.length + 1);
                    whole[entry.line.length] = '\n';
                    write(out, whole, whole.length);
                    done(new ArrayDeque<>(java.util.List.of(entry)));
                }
            }
        }
    }

    /// What is in it is given up.
    void drop() {
        Deque<Entry> lost;
        synchronized (this) {
            finished = true;
            lost = new ArrayDeque<>(waiting);
            waiting.clear();
            bytes = 0;
            notifyAll();
        }
        lost.forEach(entry -> entry.sent.run());
    }

    private static void write(OutputStream out, byte[] bytes, int length) throws IOException {
        out.write(bytes, 0, length);
        out.flush();
    }

    private void done(Deque<Entry> sent) {
        synchronized (this) {
            for (Entry entry : sent) {
                bytes -= entry.line.length + 1;
            }
        }
        sent.forEach(entry -> entry.sent.run());
    }

    private synchronized @Nullable Entry next() throws InterruptedException {
        while (waiting.isEmpty() && !finished) {
            wait();
        }
        return waiting.poll();
    }

    private synchronized @Nullable Entry poll(int room) {
        Entry first = waiting.peek();
        return first != null && first.line.length < room ? waiting.poll() : null;
    }
}
