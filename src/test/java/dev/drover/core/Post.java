package dev.drover.core;

import dev.drover.model.Fact;
import dev.drover.model.InstanceId;
import dev.drover.model.Location;
import dev.drover.model.Message;
import dev.drover.model.MessageType;
import dev.drover.model.Namespace;
import dev.drover.model.Party;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A herd that writes to each other, with short ways to say who sends what to whom.
final class Post {
    static final int PER_MINUTE = 60;

    final Herd herd = new Herd();

    InstanceId agent(long pid) {
        return agent(pid, "/home/dev/shop");
    }

    InstanceId agent(long pid, String root) {
        return herd.says(Herd.process(pid), "s" + pid, new Fact.Working())
                .at(Location.ofPlainDirectory(root))
                .now();
    }

    void ends(long pid) {
        herd.decide(LifeRules.gone(List.of(Herd.process(pid).key()), "process gone"));
    }

    static Party party(@Nullable InstanceId id) {
        return new Party(id);
    }

    static MessageWish wish(@Nullable InstanceId from, @Nullable Party to, String text) {
        return new MessageWish(
                party(from),
                to == null ? null : to.toString(),
                MessageType.TEXT,
                text,
                null,
                Namespace.GLOBAL,
                null);
    }

    Message sends(@Nullable InstanceId from, @Nullable InstanceId to, String text) {
        return herd.decide(MessageRules.send(wish(from, party(to), text), Post.PER_MINUTE))
                .message();
    }

    MessageRules.Sent tellsAll(@Nullable InstanceId from, String namespace, String text) {
        return herd.decide(
                MessageRules.send(
                        new MessageWish(
                                party(from), null, MessageType.TEXT, text, null, namespace, null),
                        Post.PER_MINUTE));
    }

    List<Message> inbox(@Nullable InstanceId reader) {
        return MessageRules.inbox(herd.state, party(reader), null, herd.now);
    }

    List<String> texts(@Nullable InstanceId reader) {
        return inbox(reader).stream().map(Message::text).toList();
    }

    int reads(@Nullable InstanceId reader, Message... messages) {
        return herd.decide(
                MessageRules.read(
                        party(reader), List.of(messages).stream().map(Message::id).toList()));
    }

    int expire() {
        return herd.decide(MessageRules.expire());
    }
}
