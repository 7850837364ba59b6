package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.Message;
import dev.drover.model.MessageId;
import dev.drover.model.MessageMap;
import dev.drover.model.Namespace;
import dev.drover.model.Party;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Messages: sent, read, over. A message stays in the inbox of each reader until that reader has
/// said that it was read, so whatever fails on the way, it is delivered again, with the same id;
/// to read it twice changes nothing the second time.
public final class MessageRules {
    /// In one inbox: who never reads must not fill the memory.
    static final int MOST_UNREAD = 200;

    /// That everybody has read; they are kept for people who look back.
    static final int MOST_READ = 1_000;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private MessageRules() {}

    /// @param leftOut those whose inbox is full, of a message to all
    public record Sent(Message message, List<Party> leftOut) {
        public Sent {
            leftOut = List.copyOf(leftOut);
        }
    }

    /// What is not kept is answered as it would be sent, and nothing happens.
    ///
    /// @param perMinute most messages from one sender
    public static Rule<Sent> send(MessageWish wanted, int perMinute) {
        return (state, now) -> {
            MessageWish wish = wanted.checked();
            List<Party> readers = readers(state, wish);
            List<Party> full =
                    wish.type().isKept()
                            ? readers.stream().filter(r -> isFull(state.messages(), r)).toList()
                            : List.of();
            if (full.size() == readers.size()) {
                throw refused(
                        "message-inbox-full",
                        409,
                        sentence(who(state, full.getFirst()))
                                + (full.size() == 1 ? " has " : " and the others have ")
                                + MOST_UNREAD
                                + " unread messages, which is the most there can be. Wait until"
                                + " some are read.");
            }
            limit(state.messages(), wish, perMinute, now);
            List<Party> to = readers.stream().filter(r -> !full.contains(r)).toList();
            Sent sent = new Sent(message(state.messages(), wish, to, now), full);
            return wish.type().isKept()
                    ? new Decision<>(List.of(new Event.MessageSent(sent.message())), sent)
                    : Decision.nothing(sent);
        };
    }

    private static Message message(
            MessageMap messages, MessageWish wish, List<Party> to, Instant now) {
        long number = messages.last() + 1;
        String about = wish.from() + "\n" + now + '\n' + number + '\n' + wish.text();
        MessageId id = MessageId.of(about);
        for (int attempt = 1; messages.get(id).isPresent(); attempt++) {
            id = MessageId.of(about + '\n' + attempt);
        }
        return new Message(
                id,
                number,
                wish.from(),
                wish.to() == null,
                to,
                to,
                wish.type(),
                wish.text(),
                wish.branch(),
                wish.namespace(),
                now,
                now.plus(wish.time() == null ? MessageWish.DAY : wish.time()));
    }

    private static List<Party> readers(State state, MessageWish wish) {
        return wish.to() == null ? all(state, wish) : List.of(reader(state, wish, wish.to()));
    }

    private static Party reader(State state, MessageWish wish, String name) {
        Party reader = Party.USER;
        if (!name.equals(Party.USER.toString())) {
            Instance instance = Lookup.instance(state, name);
            reader = Party.of(instance.id());
            if (!instance.isLive()) {
                throw refused(
                        "message-reader-ended",
                        409,
                        sentence(who(state, reader))
                                + " has ended and reads nothing any more. `drover instances` lists"
                                + " those that run.");
            }
        }
        if (reader.equals(wish.from())) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "That is yourself. Name another: `drover instances` lists them."));
        }
        return reader;
    }

    /// The agents in the namespace, without the sender.
    private static List<Party> all(State state, MessageWish wish) {
        List<Party> readers =
                state.instances().all().stream()
                        .filter(Instance::isLive)
                        .filter(i -> Namespace.holds(wish.namespace(), i.location()))
                        .map(i -> Party.of(i.id()))
                        .filter(p -> !p.equals(wish.from()))
                        .sorted(Comparator.comparing(Party::toString))
                        .toList();
        if (readers.isEmpty()) {
            throw refused(
                    "message-nobody",
                    409,
                    "No other agent works in "
                            + VisibleText.line(wish.namespace(), 80)
                            + ". `drover instances` lists those that run.");
        }
        return readers;
    }

    private static boolean isFull(MessageMap messages, Party reader) {
        return messages.countUnread(reader) >= MOST_UNREAD;
    }

    /// A clock that was set back must not silence anybody for longer.
    private static void limit(MessageMap messages, MessageWish wish, int perMinute, Instant now) {
        long lately =
                messages.all().stream()
                        .filter(m -> m.from().equals(wish.from()))
                        .filter(m -> Duration.between(m.at(), now).abs().compareTo(MINUTE) < 0)
                        .count();
        if (lately >= perMinute) {
            throw refused(
                    "message-rate",
                    429,
                    "You have sent "
                            + lately
                            + " messages within a minute, which is the most there can be. Wait a"
                            + " minute, and say more in one.");
        }
    }

    /// What this reader has to read now, in order. What is too long to be a message, or over, is
    /// not delivered.
    ///
    /// @param namespace only those of it; null for all
    public static List<Message> inbox(
            State state, Party reader, @Nullable String namespace, Instant now) {
        return state.messages().unread(reader).stream()
                .filter(m -> !m.isOver(now) && MessageWish.fits(m.text()))
                .filter(m -> namespace == null || namespace.equals(m.namespace()))
                .toList();
    }

    /// The reader has read them. Those it has read before, and those that are gone, are left alone.
    public static Rule<Integer> read(Party reader, Collection<MessageId> ids) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            int count = 0;
            for (MessageId id : ids) {
                Message message = draft.state().messages().get(id).orElse(null);
                if (message != null && message.unread().contains(reader)) {
                    draft.add(new Event.MessageRead(id, reader, now));
                    count++;
                }
            }
            return draft.reply(count);
        };
    }

    /// The messages of this reader that are meant by ids or the beginnings of some.
    ///
    /// @throws Refused if one fits none or more than one
    public static List<Message> named(State state, Party reader, Collection<String> texts) {
        List<Message> all =
                state.messages().all().stream().filter(m -> m.to().contains(reader)).toList();
        List<Message> found = new ArrayList<>();
        for (String text : texts) {
            List<Message> fitting =
                    text.isBlank()
                            ? List.of()
                            : all.stream().filter(m -> m.id().value().startsWith(text)).toList();
            if (fitting.size() != 1) {
                String shown = VisibleText.line(text, 40);
                throw fitting.isEmpty()
                        ? refused(
                                "message-unknown",
                                404,
                                "No message to you is called '"
                                        + shown
                                        + "'. `drover messages` lists those there are.")
                        : refused(
                                "message-ambiguous",
                                409,
                                "'"
                                        + shown
                                        + "' fits "
                                        + fitting.size()
                                        + " messages. Give more of the id.");
            }
            found.add(fitting.getFirst());
        }
        return found;
    }

    /// Forgets what is over, and the oldest of what everybody has read.
    ///
    /// @return how many messages that were
    public static Rule<Integer> expire() {
        return (state, now) -> {
            if (state.messages().isEmpty()) {
                return Decision.nothing(0);
            }
            Draft draft = new Draft(state);
            List<Message> read = new ArrayList<>();
            for (Message message : state.messages().all()) {
                if (message.isOver(now)) {
                    forget(draft, message, "its time is over");
                } else if (!MessageWish.fits(message.text())) {
                    forget(draft, message, "it is longer than a message may be");
                } else if (message.unread().isEmpty()) {
                    read.add(message);
                }
            }
            if (read.size() > MOST_READ) {
                read.sort(MessageMap.IN_ORDER);
                read.subList(0, read.size() - MOST_READ)
                        .forEach(old -> forget(draft, old, "everybody has read it"));
            }
            return draft.reply(
                    state.messages().all().size() - draft.state().messages().all().size());
        };
    }

    private static void forget(Draft draft, Message message, String why) {
        draft.add(new Event.MessageForgotten(message.id(), why));
    }

    private static String who(State state, Party party) {
        return party.instance() == null ? "the user" : BranchWords.who(state, party.instance());
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Refused refused(String code, int status, String message) {
        return new Refused(new Refusal.OfMessage(code, status, message));
    }
}
