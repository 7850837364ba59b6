package dev.drover.daemon;

import dev.drover.model.InstanceId;
import dev.drover.model.Message;
import dev.drover.model.Party;
import dev.drover.model.State;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.PartyView;

/// Messages for people and programs, made of the state.
final class MessageViews {
    private MessageViews() {}

    static MessageView view(Message message, State state) {
        return new MessageView(
                message.id().value(),
                party(message.from(), state),
                message.to().stream().map(p -> party(p, state)).toList(),
                message.unread().stream().map(p -> party(p, state)).toList(),
                message.broadcast(),
                message.type(),
                message.text(),
                message.branch(),
                message.namespace(),
                message.at(),
                message.expiresAt());
    }

    static PartyView party(Party party, State state) {
        InstanceId id = party.instance();
        return id == null
                ? new PartyView(null, party.toString())
                : new PartyView(
                        id.value(),
                        state.instances().get(id).map(BranchViews::name).orElse(id.shortForm()));
    }
}
