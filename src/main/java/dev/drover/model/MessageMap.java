package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All messages that are kept. What somebody has not read yet is at hand by the reader: every hook
/// asks for that.
public final class MessageMap {
    public static final MessageMap EMPTY =
            new MessageMap(HashTreePMap.empty(), HashTreePMap.empty(), 0);

    public static final Comparator<Message> IN_ORDER =
            Comparator.comparingLong(Message::number).thenComparing(Message::id);

    private final PMap<MessageId, Message> messages;
    private final PMap<Party, PSet<MessageId>> unread;
    private final long last;

    private MessageMap(
            PMap<MessageId, Message> messages, PMap<Party, PSet<MessageId>> unread, long last) {
        this.messages = messages;
        this.unread = unread;
        this.last = last;
    }

    public boolean isEmpty() {
        return messages.isEmpty();
    }

    public Collection<Message> all() {
        return messages.values();
    }

    public Optional<Message> get(MessageId id) {
        return Optional.ofNullable(messages.get(id));
    }

    /// The largest number that was given; 0 before the first.
    public long last() {
        return last;
    }

    public boolean hasUnread(Party reader) {
        return unread.containsKey(reader);
    }

    public int countUnread(Party reader) {
        return unread.getOrDefault(reader, HashTreePSet.empty()).size();
    }

    /// What this reader has not read yet, in order.
    public List<Message> unread(Party reader) {
        PSet<MessageId> ids = unread.get(reader);
        return ids == null
                ? List.of()
                : ids.stream().flatMap(id -> get(id).stream()).sorted(IN_ORDER).toList();
    }

    /// The messages after one event. An event about something unknown gives the same value back.
    public MessageMap after(Event.OfMessage event) {
        return switch (event) {
            case Event.MessageSent e -> with(e.message());
            case Event.MessageRead e -> {
                Message known = messages.get(e.id());
                Message read = known == null ? null : known.readBy(e.reader());
                yield read == null || read == known ? this : with(read);
            }
            case Event.MessageForgotten e -> without(e.id());
        };
    }

    public MessageMap with(Message message) {
        MessageMap clean = without(message.id());
        PMap<Party, PSet<MessageId>> index = clean.unread;
        for (Party reader : message.unread()) {
            PSet<MessageId> ids = index.getOrDefault(reader, HashTreePSet.empty());
            index = index.plus(reader, ids.plus(message.id()));
        }
        return new MessageMap(
                clean.messages.plus(message.id(), message),
                index,
                Math.max(last, message.number()));
    }

    private MessageMap without(MessageId id) {
        Message old = messages.get(id);
        if (old == null) {
            return this;
        }
        PMap<Party, PSet<MessageId>> index = unread;
        for (Party reader : old.unread()) {
            PSet<MessageId> left = index.getOrDefault(reader, HashTreePSet.empty()).minus(id);
            index = left.isEmpty() ? index.minus(reader) : index.plus(reader, left);
        }
        return new MessageMap(messages.minus(id), index, last);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MessageMap that && messages.equals(that.messages);
    }

    @Override
    public int hashCode() {
        return messages.hashCode();
    }

    @Override
    public String toString() {
        return "MessageMap" + messages.values();
    }
}
