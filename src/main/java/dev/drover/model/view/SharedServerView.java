package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One process of a server that sessions share, as `drover share list`, the HTTP API and the window
/// show it.
///
/// @param name as it is shared by
/// @param scope `user`, `workspace` or `instance`
/// @param root of the workspace that it is for, empty for the user
/// @param command on one line, without secrets
/// @param state `ready`, `starting` or `down`
/// @param pid of the process that was started, null while there is none
/// @param clients the sessions that have an end of it
/// @param restarts how often it was started again because it had ended
/// @param startedAt null while there is no process
/// @param memoryBytes of all its processes, null if not seen yet
/// @param alone why it is one session's alone; null if it is for all
/// @param problem why it last ended by itself; null if it has not
public record SharedServerView(
        String name,
        String scope,
        String root,
        String command,
        String state,
        @Nullable Long pid,
        List<SharedServerView.End> clients,
        int restarts,
        @Nullable Instant startedAt,
        @Nullable Long memoryBytes,
        @Nullable String alone,
        @Nullable String problem) {
    public SharedServerView {
        clients = List.copyOf(clients);
    }

    /// @param pid of the client that the session has started
    /// @param agent what it calls itself
    public record End(long pid, String agent) {}

    /// What the others would take if each had a process of its own.
    public long savedBytes() {
        return memoryBytes == null ? 0 : memoryBytes * Math.max(0, clients.size() - 1);
    }
}
