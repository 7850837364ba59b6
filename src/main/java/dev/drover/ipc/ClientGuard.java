package dev.drover.ipc;

import dev.drover.model.view.GuardDeed;
import dev.drover.model.view.GuardedFileView;
import dev.drover.model.view.GuardedTextView;
import dev.drover.model.view.GuardedVersionView;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Settings of agents over the socket.
final class ClientGuard implements GuardApi {
    private final Client client;

    ClientGuard(Client client) {
        this.client = client;
    }

    @Override
    public List<GuardedFileView> files() {
        return client.list(GuardedFileView[].class, client.get(Endpoints.GUARD.path()));
    }

    @Override
    public List<GuardedVersionView> versions(String file) {
        String query = "?file=" + URLEncoder.encode(file, StandardCharsets.UTF_8);
        return client.list(
                GuardedVersionView[].class, client.get(Endpoints.GUARD_VERSIONS.path() + query));
    }

    @Override
    public GuardedTextView show(String id) {
        return text(Endpoints.GUARD_VERSION, id);
    }

    @Override
    public GuardedTextView diff(String id) {
        return text(Endpoints.GUARD_DIFF, id);
    }

    private GuardedTextView text(Endpoint endpoint, String id) {
        String segment = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        return client.read(
                GuardedTextView.class, client.get(endpoint.path().replace("{id}", segment)));
    }

    @Override
    public GuardDeed restore(String what, boolean preview) {
        return client.read(
                GuardDeed.class,
                client.post(
                        Endpoints.GUARD_RESTORE.path(), new Endpoints.Previewed(what, preview)));
    }

    @Override
    public GuardedFileView accept(String file) {
        return client.read(
                GuardedFileView.class,
                client.post(Endpoints.GUARD_ACCEPT.path(), new Endpoints.Named(file)));
    }
}
