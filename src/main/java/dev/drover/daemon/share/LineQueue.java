package dev.drover.daemon.share;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Lines on their way to one reader, up to a limit. Whoever puts one in never waits, and one at a
/// time carries them out: whoever finds nobody at it.
final class LineQueue {
    private static final int GATHERED = 64 * 1024;

    private record Entry(byte[] line, Runnable sent) {}

    /// Some lines in one piece, each with its end.
    record Load(byte[] bytes, List<Runnable> sent) {}

    private final Deque<Entry> waiting = new ArrayDeque<>();
    private final long limit;
    private long bytes;
    private boolean carried;
    private boolean finished;

    /// @param limit bytes that may wait
    LineQueue(long limit) {
        this.limit = limit;
    }

    /// @param line without its end
    /// @param sent called once it is out, or given up
    /// @return false if there is no room, or it is over
    synchronized boolean put(byte[] line, Runnable sent) {
        if (finished || (bytes > 0 && bytes + line.length > limit)) {
            return false;
        }
        waiting.add(new Entry(line, sent));
        bytes += line.length + 1;
        return true;
    }

    /// From now on the caller carries them, if there are any and nobody else does.
    synchronized boolean begin() {
        if (carried || waiting.isEmpty()) {
            return false;
        }
        carried = true;
        return true;
    }

    synchronized boolean isWaiting() {
        return !carried && !waiting.isEmpty();
    }

    /// For who carries: the next ones; null if there are none, and then he carries no more.
    synchronized @Nullable Load next() {
        if (waiting.isEmpty()) {
            carried = false;
            return null;
        }
        List<Runnable> sent = new ArrayList<>();
        List<byte[]> lines = new ArrayList<>();
        int length = 0;
        do {
            Entry entry = waiting.remove();
            lines.add(entry.line);
            sent.add(entry.sent);
            length += entry.line.length + 1;
        } while (!waiting.isEmpty() && length + waiting.element().line.length < GATHERED);
        byte[] whole = new byte[length];
        int at = 0;
        for (byte[] line : lines) {
            System.arraycopy(line, 0, whole, at, line.length);
            at += line.length + 1;
            whole[at - 1] = '\n';
        }
        return new Load(whole, sent);
    }

    /// For who carries: these are out.
    void done(Load load) {
        synchronized (this) {
            bytes -= load.bytes.length;
        }
        load.sent.forEach(Runnable::run);
    }

    /// What is in it still goes out, then no more.
    ///
    /// @return true if nothing is in it
    synchronized boolean finish() {
        finished = true;
        return isDone();
    }

    /// Is it over, and nothing on its way?
    synchronized boolean isDone() {
        return finished && !carried && waiting.isEmpty();
    }

    /// What is in it is given up.
    void drop() {
        List<Entry> lost;
        synchronized (this) {
            finished = true;
            lost = List.copyOf(waiting);
            waiting.clear();
        }
        lost.forEach(entry -> entry.sent.run());
    }
}
