package dev.drover.ipc;

import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// The part of the protocol that is about messages. Who calls is found out by the daemon: an
/// instance, or the user of this machine. See {@link Api} for what its methods throw.
public interface MessageApi {
    /// `GET /v1/messages?namespace=NAMESPACE`: those that are kept, in order. An instance is shown
    /// what it sent or got; the user, all.
    ///
    /// @param namespace null for all
    List<MessageView> list(@Nullable String namespace);

    /// `POST /v1/messages`
    MessageReceipt send(MessageAsk ask);

    /// `POST /v1/messages/receive`: what the caller has not read yet, in order. Waits for the first
    /// one, if it is asked to.
    List<MessageView> receive(MessageWait wait);

    /// `POST /v1/messages/read`: the caller has read these.
    ///
    /// @param ids or the beginnings of some
    /// @return how many of them it had not read before
    int read(List<String> ids);
}
