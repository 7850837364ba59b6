package dev.drover.model;

import dev.drover.model.worktree.WorktreeMap;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.util.function.UnaryOperator;

/// Everything Drover knows and must not forget, as one immutable value. Readers take the last
/// published one and look at it as long as they like.
///
/// @param marks by the server's signature
public record State(
        InstanceMap instances,
        PMap<Session.Key, Session> sessions,
        PMap<WorkspaceId, Workspace> workspaces,
        PMap<ProcessKey, OwnedProcess> owned,
        AlertMap alerts,
        Silences silences,
        PMap<String, ServerMark> marks,
        Holdings holdings) {

    public static final State EMPTY =
            new State(
                    InstanceMap.EMPTY,
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    AlertMap.EMPTY,
                    Silences.NONE,
                    HashTreePMap.empty(),
                    Holdings.NONE);

    public WorktreeMap worktrees() {
        return holdings.worktrees();
    }

    public PortMap ports() {
        return holdings.ports();
    }

    public BranchMap branches() {
        return holdings.branches();
    }

    public MessageMap messages() {
        return holdings.messages();
    }

    /// The state after one event. An event about something unknown changes nothing and gives the
    /// same `State` back.
    public State apply(Event event) {
        return switch (event) {
            case Event.InstanceStarted e -> withInstances(instances.with(e.instance()));
            case Event.ProcessFound e ->
                    changed(e.id(), i -> i.withProcess(e.process(), e.source()));
            case Event.SessionSwitched e ->
                    changed(e.id(), i -> i.withSession(e.sessionId(), e.source()));
            case Event.InstanceMoved e ->
                    changed(e.id(), i -> i.withLocation(e.location(), e.source()));
            case Event.ActivityChanged e ->
                    changed(e.id(), i -> i.withActivity(e.activity(), e.source()));
            case Event.SubagentsChanged e -> changed(e.id(), i -> i.withSubagents(e.subagents()));
            case Event.InstanceLabelled e ->
                    changed(e.id(), i -> i.withLabel(e.label(), e.source()));
            case Event.InstanceDescribed e ->
                    changed(e.id(), i -> i.withDetail(e.detail(), e.source()));
            case Event.TerminalFound e ->
                    changed(e.id(), i -> i.withTerminal(e.terminal(), e.source()));
            case Event.InstanceWentStale e -> changed(e.id(), i -> i.withStaleSince(e.at()));
            case Event.InstanceReturned e -> changed(e.id(), i -> i.withStaleSince(null));
            case Event.InstanceEnded e -> changed(e.id(), i -> i.withEnd(e.at(), e.reason()));
            case Event.InstanceForgotten e -> withInstances(instances.without(e.id()));
            case Event.KillDenied _ -> this;
            case Event.ServerReturned _ -> this;
            case Event.PortClashTold _ -> this;
            case Event.SessionStarted e ->
                    withSessions(sessions.plus(e.session().key(), e.session()));
            case Event.SessionEnded e -> {
                Session open = sessions.get(e.key());
                yield open == null
                        ? this
                        : withSessions(sessions.plus(e.key(), open.ended(e.at(), e.reason())));
            }
            case Event.SessionForgotten e -> withSessions(sessions.minus(e.key()));
            case Event.WorkspaceFound e ->
                    new State(
                            instances,
                            sessions,
                            workspaces.plus(e.workspace().id(), e.workspace()),
                            owned,
                            alerts,
                            silences,
                            marks,
                            holdings);
            case Event.ProcessOwned e -> withOwned(owned.plus(e.process(), e.owned()));
            case Event.ProcessReleased e -> withOwned(owned.minus(e.process()));
            case Event.OfPort e -> withHoldings(holdings.after(e));
            case Event.AlertFired e -> withAlerts(alerts.with(e.alert()));
            case Event.AlertChanged e -> changed(e.id(), a -> a.withTrouble(e.trouble()));
            case Event.AlertAcknowledged e -> changed(e.id(), a -> a.acknowledged(e.at()));
            case Event.AlertResolved e -> changed(e.id(), a -> a.resolved(e.at(), e.how()));
            case Event.AlertForgotten e -> withAlerts(alerts.without(e.id()));
            case Event.KindMuted e -> withSilences(silences.withMuted(e.kind(), e.until()));
            case Event.KindUnmuted e -> withSilences(silences.withUnmuted(e.kind()));
            case Event.NotificationsPaused e -> withSilences(silences.withPause(e.until()));
            case Event.NotificationsResumed e -> withSilences(silences.withPause(null));
            case Event.ServerMarked e -> withMarks(marks.plus(e.server(), e.mark()));
            case Event.ServerUnmarked e -> withMarks(marks.minus(e.server()));
            case Event.OfEnding e -> this;
            case Event.OfBranch e -> withHoldings(holdings.after(e));
            case Event.OfWorktree e -> withHoldings(holdings.after(e));
            case Event.OfMessage e -> withHoldings(holdings.after(e));
        };
    }

    public State apply(Iterable<? extends Event> events) {
        State state = this;
        for (Event event : events) {
            state = state.apply(event);
        }
        return state;
    }

    private State changed(InstanceId id, UnaryOperator<Instance> change) {
        return instances
                .get(id)
                .map(change)
                .map(i -> withInstances(instances.with(i)))
                .orElse(this);
    }

    private State changed(AlertId id, UnaryOperator<Alert> change) {
        return alerts.get(id).map(change).map(a -> withAlerts(alerts.with(a))).orElse(this);
    }

    private State withInstances(InstanceMap map) {
        return map == instances
                ? this
                : new State(map, sessions, workspaces, owned, alerts, silences, marks, holdings);
    }

    private State withSessions(PMap<Session.Key, Session> map) {
        return map == sessions
                ? this
                : new State(instances, map, workspaces, owned, alerts, silences, marks, holdings);
    }

    private State withOwned(PMap<ProcessKey, OwnedProcess> map) {
        return map == owned
                ? this
                : new State(
                        instances, sessions, workspaces, map, alerts, silences, marks, holdings);
    }

    private State withAlerts(AlertMap map) {
        return map == alerts
                ? this
                : new State(instances, sessions, workspaces, owned, map, silences, marks, holdings);
    }

    private State withSilences(Silences changed) {
        return changed.equals(silences)
                ? this
                : new State(
                        instances, sessions, workspaces, owned, alerts, changed, marks, holdings);
    }

    private State withHoldings(Holdings changed) {
        return changed == holdings
                ? this
                : new State(
                        instances, sessions, workspaces, owned, alerts, silences, marks, changed);
    }

    private State withMarks(PMap<String, ServerMark> map) {
        return map == marks
                ? this
                : new State(
                        instances, sessions, workspaces, owned, alerts, silences, map, holdings);
    }
}
