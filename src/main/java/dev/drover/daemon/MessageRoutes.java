package dev.drover.daemon;

import dev.drover.core.Refused;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.MessageApi;
import dev.drover.ipc.Peer;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.model.view.MessageAsk;
import dev.drover.model.view.MessageWait;

import java.util.List;
import java.util.Map;

/// `/v1/messages…`. Who calls is the instance that the caller runs in, or, over the Unix socket,
/// the user. `?instance=ID` with its capability in `Drover-Capability` names an instance; over TCP
/// that is the only way, because there a script could be anybody.
final class MessageRoutes {
    private final Daemon daemon;

    MessageRoutes(Daemon daemon) {
        this.daemon = daemon;
    }

    void addTo(Map<Endpoint, Handler> routes) {
        routes.put(
                Endpoints.MESSAGES,
                r -> Reply.json(api(r).list(r.query("namespace").orElse(null))));
        routes.put(
                Endpoints.SEND_MESSAGE,
                r -> Reply.json(201, api(r).send(r.json(MessageAsk.class))));
        routes.put(
                Endpoints.RECEIVE_MESSAGES,
                r -> Reply.json(api(r).receive(r.json(MessageWait.class))));
        routes.put(
                Endpoints.READ_MESSAGES,
                r -> {
                    List<String> ids = r.json(Endpoints.MessageIds.class).ids();
                    if (ids == null || ids.contains(null)) {
                        throw Refused.badRequest("The body has no 'ids'.");
                    }
                    return Reply.json(new Endpoints.ReadCount(api(r).read(ids)));
                });
    }

    private MessageApi api(Request request) {
        return daemon.messages(
                request.peer().pid(),
                request.query("instance").orElse(null),
                request.header("Drover-Capability").orElse(null),
                request.peer().door() == Peer.Door.UNIX);
    }
}
