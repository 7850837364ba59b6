package dev.drover.daemon;

import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.Party;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// What was handed over and is not written down as read yet, and who waits for more. It is in
/// memory only, and a moment old at most: after a crash in that moment the reader gets the message
/// again, rather than never.
final class Deliveries {
    /// Of each reader, what it was given; true once that is a round old.
    private final Map<Party, Map<MessageId, Boolean>> given = new HashMap<>();

    private final Map<Party, List<Waiting>> waiting = new HashMap<>();

    /// Somebody who waits. What is only for those who wait now comes through it too.
    final class Waiting implements AutoCloseable {
        private final Party reader;
        private final LinkedBlockingQueue<Message> arrived = new LinkedBlockingQueue<>();

        private Waiting(Party reader) {
            this.reader = reader;
        }

        /// The next message to the reader, or null if none came in time.
        @Nullable Message next(long nanos) throws InterruptedException {
            return arrived.poll(nanos, TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            leave(this);
        }
    }

    synchronized Waiting waitFor(Party reader) {
        Waiting one = new Waiting(reader);
        waiting.computeIfAbsent(reader, r -> new ArrayList<>()).add(one);
        return one;
    }

    private synchronized void leave(Waiting one) {
        List<Waiting> others = waiting.get(one.reader);
        if (others != null && others.remove(one) && others.isEmpty()) {
            waiting.remove(one.reader);
        }
    }

    synchronized void arrived(Message message) {
        for (Party reader : message.to()) {
            waiting.getOrDefault(reader, List.of()).forEach(w -> w.arrived.add(message));
        }
    }

    /// Hands over what the reader was not given yet, in order, up to the first that does not fit.
    synchronized List<Message> take(
            Party reader, Supplier<List<Message>> inbox, Predicate<Message> fits) {
        List<Message> taken = new ArrayList<>();
        for (Message message : inbox.get()) {
            if (isGiven(reader, message.id())) {
                continue;
            }
            if (!fits.test(message)) {
                break;
            }
            taken.add(message);
        }
        for (Message message : taken) {
            given.computeIfAbsent(reader, r -> new LinkedHashMap<>()).put(message.id(), false);
        }
        return taken;
    }

    private boolean isGiven(Party reader, MessageId id) {
        return given.getOrDefault(reader, Map.of()).containsKey(id);
    }

    /// What this reader was given and is to be written down.
    synchronized List<MessageId> given(Party reader) {
        return List.copyOf(given.getOrDefault(reader, Map.of()).keySet());
    }

    /// What was given before the last call of this.
    synchronized Map<Party, List<MessageId>> round() {
        Map<Party, List<MessageId>> due = new HashMap<>();
        given.forEach(
                (reader, ids) -> {
                    List<MessageId> old =
                            ids.entrySet().stream()
                                    .filter(Map.Entry::getValue)
                                    .map(Map.Entry::getKey)
                                    .toList();
                    if (!old.isEmpty()) {
                        due.put(reader, old);
                    }
                    ids.replaceAll((id, isOld) -> true);
                });
        return due;
    }

    synchronized List<Party> readers() {
        return List.copyOf(given.keySet());
    }

    /// It is written down.
    synchronized void settled(Party reader, Collection<MessageId> ids) {
        Map<MessageId, Boolean> left = given.get(reader);
        if (left != null) {
            left.keySet().removeAll(ids);
            if (left.isEmpty()) {
                given.remove(reader);
            }
        }
    }
}
