package dev.drover.store;

import dev.drover.model.AlertId;
import dev.drover.model.Event;
import dev.drover.model.Holdings;
import dev.drover.model.InstanceId;
import dev.drover.model.MessageId;
import dev.drover.model.ProcessKey;
import dev.drover.model.Session;
import dev.drover.model.State;
import dev.drover.model.Workspace;
import dev.drover.model.WorkspaceId;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The tables that make up the state. Collects which rows a run of events touches, and then writes
/// each of them once, as it is after the last event.
final class StateTables {
    /// @param seq number of the last event that touched it
    /// @param whole false if nothing but its activity has changed
    private record Touched(long seq, boolean whole) {
        Touched and(Touched later) {
            return new Touched(later.seq, whole || later.whole);
        }
    }

    private final Map<InstanceId, Touched> instances = new LinkedHashMap<>();
    private final Set<Session.Key> sessions = new LinkedHashSet<>();
    private final Set<WorkspaceId> workspaces = new LinkedHashSet<>();
    private final Set<AlertId> alerts = new LinkedHashSet<>();
    private final Set<ProcessKey> owned = new LinkedHashSet<>();
    private final Set<String> marks = new LinkedHashSet<>();
    private final Set<Integer> ports = new LinkedHashSet<>();
    private final List<Event.OfEnding> endings = new ArrayList<>();
    private final Set<String> made = new LinkedHashSet<>();
    private final Set<String> trashed = new LinkedHashSet<>();
    private final List<Event.OfBranch> branches = new ArrayList<>();
    private final Set<MessageId> messages = new LinkedHashSet<>();
    private boolean silences;

    /// @param seq the event's number in the journal
    void touch(Event event, long seq) {
        switch (event) {
            // They change nothing, so they must not count as the instance's last word either.
            case Event.KillDenied ignored -> {}
            case Event.ServerReturned ignored -> {}
            case Event.PortClashTold ignored -> {}
            case Event.OfInstance e ->
                    instances.merge(e.id(), new Touched(seq, !ofActivity(e)), Touched::and);
            case Event.SessionStarted e -> sessions.add(e.session().key());
            case Event.SessionEnded e -> sessions.add(e.key());
            case Event.SessionForgotten e -> sessions.add(e.key());
            case Event.WorkspaceFound e -> workspaces.add(e.workspace().id());
            case Event.OfProcess e -> owned.add(e.process());
            case Event.OfPort e -> ports.add(e.port());
            case Event.OfAlert e -> alerts.add(e.id());
            case Event.OfSilences ignored -> silences = true;
            case Event.OfEnding e -> endings.add(e);
            case Event.OfMark e -> marks.add(e.server());
            case Event.OfBranch e -> branches.add(e);
            case Event.OfWorktree e -> touch(e);
            case Event.OfMessage e -> messages.add(e.id());
        }
    }

    private void touch(Event.OfWorktree event) {
        switch (event) {
            case Event.WorktreeReserved e -> made.add(e.worktree().path());
            case Event.WorktreeReady e -> made.add(e.path());
            case Event.WorktreeFailed e -> made.add(e.path());
            case Event.WorktreeForgotten e -> made.add(e.path());
            case Event.WorktreeRemovalBegun e -> trashed.add(e.worktree().id());
            case Event.WorktreeKept e -> trashed.add(e.trashId());
            case Event.WorktreeTrashed e -> trashed.add(e.trashId());
            case Event.WorktreeRestored e -> trashed.add(e.trashId());
            case Event.WorktreePurged e -> trashed.add(e.trashId());
            case Event.WorktreeSnapshot _ -> {}
            case Event.WorktreeLost _ -> {}
        }
    }

    void write(WriteConnection connection, State after) throws SQLException {
        for (Map.Entry<InstanceId, Touched> entry : instances.entrySet()) {
            Touched touched = entry.getValue();
            var instance = after.instances().get(entry.getKey());
            if (instance.isEmpty()) {
                InstanceTable.delete(connection, entry.getKey());
            } else if (touched.whole()) {
                InstanceTable.write(connection, instance.get(), touched.seq());
            } else {
                InstanceTable.writeActivity(connection, instance.get(), touched.seq());
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
        for (ProcessKey key : owned) {
            OwnedProcessTable.write(connection, key, after.owned().get(key));
        }
        for (int port : ports) {
            PortTable.write(connection, port, after.ports().get(port).orElse(null));
        }
        writeAlerts(connection, after);
        for (String path : made) {
            WorktreeTables.writeMade(connection, path, after.worktrees().made().get(path));
        }
        for (String id : trashed) {
            WorktreeTables.writeTrashed(connection, id, after.worktrees().trash().get(id));
        }
    }

    private void writeAlerts(WriteConnection connection, State after) throws SQLException {
        for (AlertId id : alerts) {
            var alert = after.alerts().get(id);
            if (alert.isPresent()) {
                AlertTable.write(connection, alert.get());
            } else {
                AlertTable.delete(connection, id);
            }
        }
        if (silences) {
            SilenceTable.write(connection, after.silences());
        }
        for (String server : marks) {
            ServerMarkTable.write(connection, server, after.marks().get(server));
        }
        for (Event.OfEnding ending : endings) {
            EndingTable.write(connection, ending);
        }
        for (Event.OfBranch event : branches) {
            BranchTable.write(connection, event, after.branches());
        }
        for (MessageId id : messages) {
            MessageTable.write(connection, id, after.messages().get(id).orElse(null));
        }
    }

    private static boolean ofActivity(Event.OfInstance event) {
        return event instanceof Event.ActivityChanged || event instanceof Event.SubagentsChanged;
    }

    /// @throws RuntimeException if a row does not mean anything
    static State read(Connection connection) throws SQLException {
        return new State(
                InstanceTable.read(connection),
                SessionTable.read(connection),
                WorkspaceTable.read(connection),
                OwnedProcessTable.read(connection),
                AlertTable.read(connection),
                SilenceTable.read(connection),
                ServerMarkTable.read(connection),
                new Holdings(
                        WorktreeTables.read(connection),
                        BranchTable.read(connection),
                        PortTable.read(connection),
                        MessageTable.read(connection)));
    }
}
