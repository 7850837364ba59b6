package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The event stream (MN6): the last events in a ring, and any number of subscribers who follow it
/// at their own pace. A subscriber has a place in the ring and no queue of its own: who falls out
/// of the ring, comes back too late or with an id that was never given gets a `reset` event with a
/// snapshot, then what follows. Publishing never waits for a subscriber.
///
/// It does not know what an event means. Events that happen while a snapshot is taken may be both
/// in it and after it.
public final class EventStream implements AutoCloseable {
    private static final byte[] HEARTBEAT = ": still here\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int MOST_AT_ONCE = 64;
    private static final String RESET = "reset";

    /// An event whose text is made when the first subscriber reads it: most events of a quiet
    /// stream are never read, and a busy agent should not pay for them.
    private static final class Entry {
        private final long id;
        private final String name;
        private @Nullable Supplier<String> data;
        private byte[] text = new byte[0];

        Entry(long id, String name, Supplier<String> data) {
            this.id = id;
            this.name = name;
            this.data = data;
        }

        long id() {
            return id;
        }

        synchronized byte[] text() {
            if (data != null) {
                text = encode(id, name, data.get());
                data = null;
            }
            return text;
        }
    }

    private final int capacity;
    private final Duration heartbeat;
    private final Supplier<String> snapshot;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Deque<Entry> ring = new ArrayDeque<>();
    /// The event before the oldest one in the ring.
    private long forgotten;

    private long last;
    private int subscribers;
    private boolean closed;

    /// @param capacity events kept for who comes back, at least 1
    /// @param last id of the last event before this run, 0 if there was none
    /// @param snapshot data of a `reset` event, one JSON text; holds everything that was published
    /// before it is called. It runs on the subscriber's thread.
    public EventStream(int capacity, long last, Supplier<String> snapshot) {
        this(capacity, last, snapshot, Duration.ofSeconds(15));
    }

    /// @param heartbeat how often a silent stream shows that it lives
    EventStream(int capacity, long last, Supplier<String> snapshot, Duration heartbeat) {
        if (capacity < 1) {
            throw new IllegalArgumentException("The event stream keeps at least one event.");
        }
        this.capacity = capacity;
        this.forgotten = last;
        this.last = last;
        this.snapshot = snapshot;
        this.heartbeat = heartbeat;
    }

    /// Hands an event to all subscribers and returns at once.
    ///
    /// @param id greater than every id before
    /// @param name one word
    /// @param data one JSON text; asked for at most once, on a subscriber's thread
    public void publish(long id, String name, Supplier<String> data) {
        if (name.isEmpty() || name.chars().anyMatch(c -> c <= ' ')) {
            throw new IllegalArgumentException("An event's name is one word.");
        }
        lock.lock();
        try {
            if (id <= last) {
                throw new IllegalArgumentException("Event " + id + " comes after " + last + ".");
            }
            if (ring.size() == capacity) {
                forgotten = ring.remove().id();
            }
            ring.add(new Entry(id, name, data));
            last = id;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public void publish(long id, String name, String data) {
        publish(id, name, () -> data);
    }

    /// The answer for a client that asked for the stream.
    public Reply.Streamed reply(Request request) {
        Optional<String> lastEventId = request.header("Last-Event-ID");
        return new Reply.Streamed(
                200,
                "text/event-stream",
                Map.of("Cache-Control", "no-store"),
                out -> serve(lastEventId.orElse(""), out));
    }

    /// Clients that follow now.
    public int subscribers() {
        lock.lock();
        try {
            return subscribers;
        } finally {
            lock.unlock();
        }
    }

    /// Ends all streams; those who come later get an empty one.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void serve(String lastEventId, OutputStream out)
            throws IOException, InterruptedException {
        change(1);
        try {
            long at = parse(lastEventId);
            while (true) {
                Batch batch = next(at);
                if (batch.closed()) {
                    return;
                }
                if (batch.lost()) {
                    out.write(encode(batch.last(), RESET, snapshot.get()));
                }
                for (Entry entry : batch.entries()) {
                    out.write(entry.text());
                }
                if (!batch.lost() && batch.entries().isEmpty()) {
                    out.write(HEARTBEAT);
                }
                out.flush();
                at = batch.last();
            }
        } finally {
            change(-1);
        }
    }

    /// What a subscriber is to be told next.
    ///
    /// @param last where he stands after it
    /// @param lost true if events are missing that nobody has any more
    private record Batch(List<Entry> entries, long last, boolean lost, boolean closed) {}

    /// Waits for news, at most one heartbeat long.
    private Batch next(long at) throws InterruptedException {
        lock.lock();
        try {
            long left = heartbeat.toNanos();
            while (!closed && at == last && left > 0) {
                left = news.awaitNanos(left);
            }
            if (closed) {
                return new Batch(List.of(), at, false, true);
            }
            if (at < forgotten || at > last) {
                return new Batch(List.of(), last, true, false);
            }
            List<Entry> entries = after(at);
            long end = entries.isEmpty() ? at : entries.getLast().id();
            return new Batch(entries, end, false, false);
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> after(long at) {
        List<Entry> entries = new ArrayList<>();
        if (at == last) {
            return entries;
        }
        for (Entry entry : ring) {
            if (entry.id() > at && entries.size() < MOST_AT_ONCE) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private void change(int by) {
        lock.lock();
        try {
            subscribers += by;
        } finally {
            lock.unlock();
        }
    }

    /// @return -1, which no ring reaches back to, for what is no id
    private static long parse(String lastEventId) {
        try {
            return Math.max(-1, Long.parseLong(lastEventId.strip()));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static byte[] encode(long id, String name, String data) {
        StringBuilder text = new StringBuilder(data.length() + 64);
        text.append("id: ").append(id).append("\nevent: ").append(name).append('\n');
        data.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }
}
