package dev.drover.daemon;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.GuardApi;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;

import java.util.Map;

/// What stands behind the addresses of settings files. Who forgets to say whether it is meant only
/// looks.
final class GuardRoutes {
    private final GuardApi guard;

    GuardRoutes(GuardApi guard) {
        this.guard = guard;
    }

    void addTo(Map<Endpoint, Handler> routes) {
        routes.put(Endpoints.GUARD, r -> Reply.json(guard.files()));
        routes.put(
                Endpoints.GUARD_VERSIONS,
                r -> {
                    String file =
                            r.query("file")
                                    .orElseThrow(
                                            () ->
                                                    new Refused(
                                                            new Refusal.BadRequest(
                                                                    "Say which: ?file=PATH.")));
                    return Reply.json(guard.versions(file));
                });
        routes.put(Endpoints.GUARD_VERSION, r -> Reply.json(guard.show(r.param("id"))));
        routes.put(Endpoints.GUARD_DIFF, r -> Reply.json(guard.diff(r.param("id"))));
        routes.put(
                Endpoints.GUARD_RESTORE,
                r -> {
                    var wanted = r.json(Endpoints.Previewed.class);
                    return Reply.json(
                            guard.restore(
                                    Said.required(wanted.name(), "name"),
                                    Said.preview(wanted.preview())));
                });
        routes.put(
                Endpoints.GUARD_ACCEPT,
                r ->
                        Reply.json(
                                guard.accept(
                                        Said.required(
                                                r.json(Endpoints.Named.class).name(), "name"))));
    }
}
