package dev.drover.daemon;

import dev.drover.core.Refused;
import dev.drover.ipc.Endpoint;
import dev.drover.ipc.Endpoints;
import dev.drover.ipc.Handler;
import dev.drover.ipc.Reply;
import dev.drover.ipc.Request;
import dev.drover.model.view.BranchAsk;
import dev.drover.model.view.BranchClaimView;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `/v1/branches…`. Who asks is the instance that the caller runs in, else a person; where no
/// process can be attested, `?instance=ID` with its capability in `Drover-Capability` names one.
final class BranchRoutes {
    private final Branches branches;

    BranchRoutes(Branches branches) {
        this.branches = branches;
    }

    void addTo(Map<Endpoint, Handler> routes) {
        routes.put(Endpoints.BRANCHES, r -> Reply.json(branches.list()));
        routes.put(Endpoints.BRANCH_CONFLICTS, r -> Reply.json(branches.conflicts()));
        routes.put(Endpoints.BRANCH_CLAIM, r -> Reply.json(201, branches.claim(ask(r), caller(r))));
        routes.put(
                Endpoints.BRANCH_RELEASE,
                r -> Reply.json(release(branches, r.json(Endpoints.Release.class), caller(r))));
        routes.put(
                Endpoints.BRANCH_REQUEST,
                r -> Reply.json(201, branches.request(ask(r), caller(r))));
        routes.put(Endpoints.BRANCH_APPROVE, r -> answer(r, true));
        routes.put(Endpoints.BRANCH_DENY, r -> answer(r, false));
    }

    private Reply answer(Request request, boolean approve) {
        return Reply.json(branches.answer(request.param("id"), approve, caller(request)));
    }

    private Branches.Caller caller(Request request) {
        long pid = request.peer().pid();
        Optional<String> named = request.query("instance");
        return named.isPresent()
                ? branches.caller(
                        pid, named.get(), request.header("Drover-Capability").orElse(null))
                : branches.caller(pid);
    }

    private static BranchAsk ask(Request request) throws IOException {
        BranchAsk ask = request.json(BranchAsk.class);
        if (ask.paths() != null && ask.paths().contains(null)) {
            throw Refused.badRequest("One of the 'paths' is null. Leave it out.");
        }
        return ask;
    }

    /// What a request to release means: a claim, all of the caller's, or a branch.
    static List<BranchClaimView> release(
            Branches branches, Endpoints.Release which, Branches.Caller caller) {
        if (which.claim() != null) {
            return List.of(branches.release(which.claim(), caller));
        }
        if (which.all() != null && which.all()) {
            return branches.releaseAll(caller);
        }
        if (which.directory() == null) {
            throw Refused.badRequest("The body has no 'directory', no 'claim' and no 'all'.");
        }
        return List.of(branches.release(which.directory(), which.branch(), caller));
    }
}
