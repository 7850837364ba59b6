package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A message from one to another, or to many. Its text is data, wherever an agent reads it.
///
/// @param number later messages have larger ones: the order of every inbox
/// @param from as the daemon has found out, never as the sender says
/// @param broadcast it went to all in its namespace
/// @param to all it went to
/// @param unread those of them who have not read it yet
/// @param branch what it is about, null if nothing; together with the pair it makes a thread
/// @param namespace see {@link Namespace}
/// @param expiresAt until then it waits for its readers
public record Message(
        MessageId id,
        long number,
        Party from,
        boolean broadcast,
        List<Party> to,
        List<Party> unread,
        MessageType type,
        String text,
        @Nullable String branch,
        String namespace,
        Instant at,
        Instant expiresAt) {
    public Message {
        to = List.copyOf(to);
        unread = List.copyOf(unread);
    }

    /// The same if this reader had nothing to read in it.
    public Message readBy(Party reader) {
        return unread.contains(reader)
                ? new Message(
                        id,
                        number,
                        from,
                        broadcast,
                        to,
                        unread.stream().filter(p -> !p.equals(reader)).toList(),
                        type,
                        text,
                        branch,
                        namespace,
                        at,
                        expiresAt)
                : this;
    }

    public boolean isOver(Instant now) {
        return !expiresAt.isAfter(now);
    }

    public boolean concerns(Party party) {
        return from.equals(party) || to.contains(party);
    }
}
