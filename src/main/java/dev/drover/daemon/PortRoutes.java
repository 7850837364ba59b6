package dev.drover.daemon;

import dev.drover.core.PortCaller;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Peer;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.model.VisibleText;
import dev.drover.model.view.PortRequest;
import dev.drover.model.view.PortView;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/// The endpoints of ports. Who calls over the Unix socket is known by its process; over TCP an
/// instance shows its capability, and nobody is taken for a person.
final class PortRoutes {
    private final Daemon daemon;

    PortRoutes(Daemon daemon) {
        this.daemon = daemon;
    }

    void addTo(Map<Endpoint, Handler> routes) {
        routes.put(
                Endpoints.PORTS,
                r ->
                        Reply.json(
                                daemon.ports().all(false).ports().stream()
                                        .filter(PortView::leased)
                                        .toList()));
        routes.put(
                Endpoints.PORT_TABLE,
                r ->
                        Reply.json(
                                daemon.ports()
                                        .all(r.query("fresh").filter("true"::equals).isPresent())));
        routes.put(Endpoints.PORT, r -> Reply.json(daemon.ports().one(port(r))));
        routes.put(
                Endpoints.LEASE,
                r -> {
                    PortRequest wanted = r.json(PortRequest.class);
                    return Reply.json(
                            201, daemon.ports().lease(wanted, caller(r, wanted.instance())));
                });
        routes.put(
                Endpoints.SUGGEST,
                r -> {
                    PortRequest wanted = r.json(PortRequest.class);
                    return Reply.json(daemon.ports().suggest(wanted, caller(r, wanted.instance())));
                });
        routes.put(
                Endpoints.RELEASE,
                r -> Reply.json(daemon.ports().release(port(r), caller(r, holder(port(r))))));
        routes.put(
                Endpoints.RELEASE_ALL,
                r -> {
                    Endpoints.ReleasePorts wanted = r.json(Endpoints.ReleasePorts.class);
                    return Reply.json(
                            daemon.ports()
                                    .releaseAll(
                                            wanted.namespace(),
                                            caller(r, null),
                                            Said.preview(wanted.preview())));
                });
        routes.put(
                Endpoints.PORT_CLEANUP,
                r -> {
                    Endpoints.ReleasePorts wanted = r.json(Endpoints.ReleasePorts.class);
                    return Reply.json(
                            daemon.ports()
                                    .cleanUp(
                                            wanted.namespace(),
                                            caller(r, null),
                                            Said.preview(wanted.preview())));
                });
    }

    private PortCaller caller(Request request, @Nullable String instance) {
        return daemon.instances()
                .portCaller(
                        request.peer().pid(),
                        instance,
                        request.header("Drover-Capability").orElse(null),
                        request.peer().door() == Peer.Door.UNIX);
    }

    /// The instance whose capability a release has to show.
    private @Nullable String holder(int port) {
        return daemon.state()
                .ports()
                .get(port)
                .map(lease -> lease.holder() == null ? null : lease.holder().value())
                .orElse(null);
    }

    private static int port(Request request) {
        String text = request.param("port");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refused(
                    new Refusal.BadRequest(
                            "'"
                                    + VisibleText.line(text, 40)
                                    + "' is no port: it must be a number."));
        }
    }
}
