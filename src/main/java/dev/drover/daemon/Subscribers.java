package dev.drover.daemon;

import dev.drover.ipc.Afterwards;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Those who want to know of every change. Each has a mailbox and a thread of its own, so that a
/// slow one holds up nobody; what piles up in a mailbox reaches it as one larger change. Whoever
/// made the change is answered before they are woken.
final class Subscribers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Subscribers.class);

    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();

    Subscription add(String name, Consumer<Change> subscriber) {
        Mailbox mailbox = new Mailbox(name, subscriber);
        mailboxes.add(mailbox);
        return () -> {
            mailboxes.remove(mailbox);
            mailbox.thread.interrupt();
        };
    }

    void publish(Change change) {
        for (Mailbox mailbox : mailboxes) {
            mailbox.changes.add(change);
        }
        Afterwards.run(this::wake);
    }

    private void wake() {
        for (Mailbox mailbox : mailboxes) {
            LockSupport.unpark(mailbox.thread);
        }
    }

    @Override
    public void close() {
        mailboxes.forEach(m -> m.thread.interrupt());
        mailboxes.clear();
    }

    private static final class Mailbox {
        private final Queue<Change> changes = new ConcurrentLinkedQueue<>();
        private final Consumer<Change> subscriber;
        private final Thread thread;

        Mailbox(String name, Consumer<Change> subscriber) {
            this.subscriber = subscriber;
            this.thread = Thread.ofVirtual().name("mailbox-" + name).start(this::run);
        }

        private void run() {
            while (!Thread.currentThread().isInterrupted()) {
                List<Change> taken = new ArrayList<>();
                for (Change change = changes.poll(); change != null; change = changes.poll()) {
                    taken.add(change);
                }
                if (taken.isEmpty()) {
                    LockSupport.park(this);
                    continue;
                }
                try {
                    subscriber.accept(merged(taken));
                } catch (RuntimeException e) {
                    LOG.error("A subscriber failed; it gets the next change all the same", e);
                }
            }
        }

        private static Change merged(List<Change> taken) {
            if (taken.size() == 1) {
                return taken.getFirst();
            }
            return new Change(
                    taken.getFirst().before(),
                    taken.getLast().after(),
                    taken.stream().flatMap(c -> c.events().stream()).toList(),
                    taken.getLast().lastSeq());
        }
    }
}
