package dev.drover.ui.messages;

import dev.drover.model.view.BranchesView;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.PartyView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What two have told each other about one branch, and what the branch registry knows of them
/// there; or what one has told all in a namespace.
///
/// @param key stays the same while messages are added
/// @param one who wrote first
/// @param other null if it went to all
/// @param messages in order, never empty
record MessageThread(
        String key, PartyView one, @Nullable PartyView other, List<MessageView> messages) {
    private static final String ALL = "all";

    MessageThread {
        messages = List.copyOf(messages);
    }

    static List<MessageThread> of(List<MessageView> messages, BranchesView branches) {
        List<MessageView> all = new ArrayList<>(messages);
        for (MessageView letter : BranchLetters.of(branches)) {
            // Messages keep the order in which they were sent, whatever the clock did.
            int place = all.size();
            while (place > 0 && all.get(place - 1).at().isAfter(letter.at())) {
                place--;
            }
            all.add(place, letter);
        }
        Map<String, List<MessageView>> threads = new LinkedHashMap<>();
        for (MessageView message : all) {
            threads.computeIfAbsent(key(message), k -> new ArrayList<>()).add(message);
        }
        return threads.entrySet().stream().map(e -> of(e.getKey(), e.getValue())).toList();
    }

    private static MessageThread of(String key, List<MessageView> messages) {
        MessageView last = messages.getLast();
        MessageView first = messages.getFirst();
        if (last.broadcast()) {
            return new MessageThread(key, last.from(), null, messages);
        }
        // The newest message has the newest names.
        boolean sameWay = word(last.from()).equals(word(first.from()));
        PartyView reader = last.to().getFirst();
        return sameWay
                ? new MessageThread(key, last.from(), reader, messages)
                : new MessageThread(key, reader, last.from(), messages);
    }

    private static String key(MessageView message) {
        String from = word(message.from());
        String about = message.branch() == null ? "" : message.branch();
        if (message.broadcast()) {
            return String.join("\n", ALL, from, message.namespace(), about);
        }
        String to = word(message.to().getFirst());
        return from.compareTo(to) < 0
                ? String.join("\n", from, to, about)
                : String.join("\n", to, from, about);
    }

    private static String word(PartyView party) {
        return Objects.requireNonNullElse(party.instance(), "user");
    }

    MessageView last() {
        return messages.getLast();
    }

    @Nullable String branch() {
        return last().branch();
    }

    /// To whom the user would answer: the one that is not the user, or who wrote last.
    @Nullable String reader() {
        PartyView end = last().from().instance() != null ? last().from() : other;
        if (end == null) {
            return null;
        }
        return end.instance() != null ? end.instance() : one.instance();
    }

    /// What the user has not read, or not answered, yet.
    boolean waitsForUser() {
        return messages.stream().anyMatch(MessageThread::waitsForUser);
    }

    private static boolean waitsForUser(MessageView message) {
        return message.unread().stream().anyMatch(p -> p.instance() == null);
    }

    /// What the user has not read yet.
    List<String> unreadByUser() {
        return messages.stream()
                .filter(m -> waitsForUser(m) && !BranchLetters.isOne(m))
                .map(MessageView::id)
                .toList();
    }
}
