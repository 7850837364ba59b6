package dev.drover.ipc;

import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.view.WorktreeWish;

import java.util.List;

/// Worktrees over the socket.
final class ClientWorktrees implements WorktreeApi {
    private final Client client;

    ClientWorktrees(Client client) {
        this.client = client;
    }

    @Override
    public List<WorktreeView> list(boolean fresh) {
        return client.list(
                WorktreeView[].class, client.get(Endpoints.WORKTREES.path() + "?fresh=" + fresh));
    }

    @Override
    public WorktreeDeed create(WorktreeWish wish) {
        return deed(Endpoints.CREATE_WORKTREE, wish);
    }

    @Override
    public WorktreeDeed remove(String path, boolean rescue, boolean preview) {
        return deed(Endpoints.REMOVE_WORKTREE, new Endpoints.Remove(path, rescue, preview));
    }

    @Override
    public List<WorktreeDeed> reclaim(boolean preview) {
        return client.list(
                WorktreeDeed[].class,
                client.post(Endpoints.RECLAIM.path(), new Endpoints.Previewed("all", preview)));
    }

    @Override
    public List<TrashedWorktreeView> trash() {
        return client.list(
                TrashedWorktreeView[].class, client.get(Endpoints.WORKTREE_TRASH.path()));
    }

    @Override
    public WorktreeDeed restore(String name) {
        return deed(Endpoints.RESTORE_WORKTREE, new Endpoints.Named(name));
    }

    @Override
    public WorktreeDeed purge(String name, boolean preview) {
        return deed(Endpoints.PURGE_WORKTREE, new Endpoints.Previewed(name, preview));
    }

    private WorktreeDeed deed(Endpoint endpoint, Object body) {
        return client.read(WorktreeDeed.class, client.post(endpoint.path(), body));
    }
}
