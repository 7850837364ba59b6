package dev.drover.daemon;

import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.ipc.WorktreeApi;
import dev.drover.model.view.WorktreeWish;

import java.util.Map;
import java.util.function.Function;

/// What stands behind the addresses of worktrees. Who forgets to say whether it is meant only
/// looks.
final class WorktreeRoutes {
    private final Function<Request, WorktreeApi> api;

    /// @param api on behalf of who asks
    WorktreeRoutes(Function<Request, WorktreeApi> api) {
        this.api = api;
    }

    void into(Map<Endpoint, Handler> routes) {
        routes.put(
                Endpoints.WORKTREES,
                r ->
                        Reply.json(
                                api.apply(r)
                                        .list(
                                                r.query("fresh")
                                                        .filter("true"::equals)
                                                        .isPresent())));
        routes.put(Endpoints.CREATE_WORKTREE, this::create);
        routes.put(Endpoints.REMOVE_WORKTREE, this::remove);
        routes.put(
                Endpoints.RECLAIM,
                r ->
                        Reply.json(
                                api.apply(r)
                                        .reclaim(
                                                Said.preview(
                                                        r.json(Endpoints.Previewed.class)
                                                                .preview()))));
        routes.put(Endpoints.WORKTREE_TRASH, r -> Reply.json(api.apply(r).trash()));
        routes.put(
                Endpoints.RESTORE_WORKTREE,
                r ->
                        Reply.json(
                                api.apply(r)
                                        .restore(
                                                Said.required(
                                                        r.json(Endpoints.Named.class).name(),
                                                        "name"))));
        routes.put(Endpoints.PURGE_WORKTREE, this::purge);
    }

    private Reply create(Request request) throws Exception {
        WorktreeWish wish = request.json(WorktreeWish.class);
        Said.required(wish.name(), "name");
        Said.required(wish.directory(), "directory");
        return Reply.json(201, api.apply(request).create(wish));
    }

    private Reply remove(Request request) throws Exception {
        Endpoints.Remove wanted = request.json(Endpoints.Remove.class);
        return Reply.json(
                api.apply(request)
                        .remove(
                                Said.required(wanted.path(), "path"),
                                Boolean.TRUE.equals(wanted.rescue()),
                                Said.preview(wanted.preview())));
    }

    private Reply purge(Request request) throws Exception {
        Endpoints.Previewed wanted = request.json(Endpoints.Previewed.class);
        return Reply.json(
                api.apply(request)
                        .purge(
                                Said.required(wanted.name(), "name"),
                                Said.preview(wanted.preview())));
    }
}
