package dev.drover.ipc;

import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageReceipt;
import dev.drover.model.view.MessageView;
import dev.drover.model.view.MessageWait;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// Messages over the socket.
final class ClientMessages implements MessageApi {
    private final Client client;

    ClientMessages(Client client) {
        this.client = client;
    }

    @Override
    public List<MessageView> list(@Nullable String namespace) {
        String query = namespace == null ? "" : "?namespace=" + Percent.encode(namespace);
        return client.list(MessageView[].class, client.get(Endpoints.MESSAGES.path() + query));
    }

    @Override
    public MessageReceipt send(MessageAsk ask) {
        return client.read(MessageReceipt.class, client.post(Endpoints.SEND_MESSAGE.path(), ask));
    }

    @Override
    public List<MessageView> receive(MessageWait wait) {
        long seconds = wait.seconds() == null ? 0 : Math.clamp(wait.seconds(), 0, 86_400);
        return client.list(
                MessageView[].class,
                client.post(Endpoints.RECEIVE_MESSAGES.path(), wait, Duration.ofSeconds(seconds)));
    }

    @Override
    public int read(List<String> ids) {
        return client.read(
                        Endpoints.ReadCount.class,
                        client.post(Endpoints.READ_MESSAGES.path(), new Endpoints.MessageIds(ids)))
                .read();
    }
}
