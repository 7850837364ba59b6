package dev.drover.cli;

import dev.drover.ipc.Api;
import dev.drover.ipc.Api.StreamEvent;
import dev.drover.ipc.DaemonUnavailableException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The daemon's events as a queue, so that a command can wait for them with a time limit. The
/// daemon is held back (and not this memory filled) when the command is slow.
final class EventFeed implements AutoCloseable {
    private static final int WAITING = 1_000;

    private sealed interface Item {
        record Happened(StreamEvent event) implements Item {}

        record Over(@Nullable RuntimeException why) implements Item {}
    }

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>(WAITING);
    private final Thread follower;
    private volatile boolean closed;

    private EventFeed(Api api) {
        follower = Thread.ofVirtual().name("event-feed").unstarted(() -> follow(api));
    }

    static EventFeed open(Api api) {
        EventFeed feed = new EventFeed(api);
        feed.follower.start();
        return feed;
    }

    private void follow(Api api) {
        RuntimeException why = null;
        try {
            api.follow(null, event -> put(new Item.Happened(event)));
        } catch (RuntimeException e) {
            why = e;
        }
        put(new Item.Over(why));
    }

    private boolean put(Item item) {
        try {
            while (!closed && !items.offer(item, 1, TimeUnit.SECONDS)) {
                // the command is slow: wait with it
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !closed;
    }

    /// Waits at most so long for one event and takes all that are there.
    ///
    /// @return none if nothing happened
    /// @throws DaemonUnavailableException if the daemon has gone
    List<StreamEvent> take(Duration wait) throws InterruptedException {
        List<StreamEvent> events = new ArrayList<>();
        Item item = items.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
        while (item instanceof Item.Happened(StreamEvent event)) {
            events.add(event);
            item = items.poll();
        }
        if (item instanceof Item.Over over) {
            if (events.isEmpty()) {
                throw over.why() != null
                        ? over.why()
                        : new DaemonUnavailableException("the event stream ended");
            }
            items.add(over);
        }
        return events;
    }

    @Override
    public void close() {
        closed = true;
        follower.interrupt();
    }
}
