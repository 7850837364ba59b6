package dev.drover.core;

import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Message;
import dev.drover.model.MessageType;
import dev.drover.model.Party;
import dev.drover.model.Place;
import dev.drover.model.State;
import dev.drover.model.Trouble;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What agents have written to the user and the user has not read: see {@link Troubles}. Messages
/// of one agent about one branch are one thing to be told of, as they are one thread.
final class MessageTroubles {
    private MessageTroubles() {}

    static Stream<Trouble> of(State state, Instant now) {
        if (!state.messages().hasUnread(Party.USER)) {
            return Stream.empty();
        }
        Map<List<@Nullable Object>, List<Message>> threads = new LinkedHashMap<>();
        for (Message message : MessageRules.inbox(state, Party.USER, null, now)) {
            threads.computeIfAbsent(
                            Arrays.asList(message.from(), message.branch()), t -> new ArrayList<>())
                    .add(message);
        }
        return threads.values().stream().map(unread -> trouble(state, unread));
    }

    /// @param messages unread, in order, at least one
    private static Trouble trouble(State state, List<Message> messages) {
        Message last = messages.getLast();
        Message first = messages.getFirst();
        List<String> evidence = new ArrayList<>();
        if (last.branch() != null) {
            evidence.add(Troubles.line("It is about branch " + last.branch() + "."));
        }
        evidence.add("It waits for you on the page Messages, or: drover messages receive.");
        evidence.add("To answer: drover messages send --to " + last.from() + " TEXT.");
        return new Trouble(
                Trouble.fingerprint(AlertKind.MESSAGE, first.id()),
                AlertKind.MESSAGE,
                AlertSeverity.WARNING,
                AlertKind.MESSAGE.toString(),
                Troubles.name(BranchWords.title(state, last.from().instance())),
                Troubles.line(summary(messages.size(), last)),
                evidence,
                null,
                new Place.Messages(last.id().value()).toString(),
                first.at());
    }

    private static String summary(int count, Message last) {
        String more = count == 1 ? "" : count + " messages, the last ";
        String quoted = last.text().isBlank() ? "" : ": " + BranchWords.quoted(last.text());
        return more + (count == 1 ? verb(last.type()) : noun(last.type())) + quoted;
    }

    private static String verb(MessageType type) {
        return switch (type) {
            case JOIN_REQUEST -> "asks you to let it join";
            case APPROVAL -> "approves";
            case DENIAL -> "denies";
            case CONFLICT_NOTICE -> "tells you of a conflict";
            case ISOLATION_REQUEST -> "asks you to keep out";
            case HEARTBEAT, TEXT -> "writes to you";
        };
    }

    private static String noun(MessageType type) {
        return switch (type) {
            case JOIN_REQUEST -> "asks to join";
            case APPROVAL -> "approves";
            case DENIAL -> "denies";
            case CONFLICT_NOTICE -> "tells of a conflict";
            case ISOLATION_REQUEST -> "asks you to keep out";
            case HEARTBEAT, TEXT -> "says";
        };
    }
}
