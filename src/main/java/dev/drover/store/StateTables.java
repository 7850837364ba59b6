package dev.drover.store;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.Session;
import dev.drover.model.State;
import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The tables that make up the state. Collects which rows a run of events touches, and then writes
/// each of them once, as it is after the last event.
final class StateTables {
    private final Map<InstanceId, Long> instances = new LinkedHashMap<>();
    private final Set<Session.Key> sessions = new LinkedHashSet<>();
    private final Set<WorkspaceId> workspaces = new LinkedHashSet<>();

    /// @param seq the event's number in the journal
    void touch(Event event, long seq) {
        switch (event) {
            case Event.OfInstance e -> instances.put(e.id(), seq);
            case Event.SessionStarted e -> sessions.add(e.session().key());
            case Event.SessionEnded e -> sessions.add(e.key());
            case Event.SessionForgotten e -> sessions.add(e.key());
            case Event.WorkspaceFound e -> workspaces.add(e.workspace().id());
        }
    }

    void write(WriteConnection connection, State after) throws SQLException {
        for (Map.Entry<InstanceId, Long> touched : instances.entrySet()) {
            var instance = after.instances().get(touched.getKey());
            if (instance.isPresent()) {
                InstanceTable.write(connection, instance.get(), touched.getValue());
            } else {
                InstanceTable.delete(connection, touched.getKey());
            }
        }
        for (Session.Key key : sessions) {
            Session session = after.sessions().get(key);
            if (session != null) {
                SessionTable.write(connection, session);
            } else {
                SessionTable.delete(connection, key);
            }
        }
        for (WorkspaceId id : workspaces) {
            Workspace workspace = after.workspaces().get(id);
            if (workspace != null) {
                WorkspaceTable.write(connection, workspace);
            } else {
                WorkspaceTable.delete(connection, id);
            }
        }
    }

    /// @throws RuntimeException if a row does not mean anything
    static State read(Connection connection) throws SQLException {
        return new State(
                InstanceTable.read(connection),
                SessionTable.read(connection),
                WorkspaceTable.read(connection));
    }
}
