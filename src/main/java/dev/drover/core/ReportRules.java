package dev.drover.core;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Fact;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.ProcessFacts;
import dev.drover.model.Report;
import dev.drover.model.Session;
import dev.drover.model.Source;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;

import java.util.Optional;

/// What follows from one message of an agent: which instance it is, and what is new about it.
public final class ReportRules {
    private ReportRules() {}

    /// @param process the agent's own process, found among the caller's ancestors; null if none is
    /// seen
    /// @param location where the report says it is, resolved
    /// @param nonce random part of the id, if a new instance begins
    /// @return the instance, empty if the report is about one that is not known and ends anyway
    public static Rule<Optional<InstanceId>> report(
            Report report, @Nullable ProcessFacts process, Location location, int nonce) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            Optional<Instance> known = find(draft, report, process, location);
            if (known.isEmpty() && SessionRules.closes(report)) {
                return Decision.nothing(Optional.empty());
            }
            if (known.isEmpty() && process == null && report.sessionId() == null) {
                throw new Refused(
                        new Refusal.BadRequest(
                                "The report names no session and comes from no process that Drover"
                                        + " can see. Send a session id."));
            }
            InstanceId id =
                    known.map(Instance::id)
                            .orElseGet(() -> start(draft, report, process, location, nonce));
            draft.state().instances().get(id).ifPresent(i -> SessionRules.follow(draft, i, report));
            draft.state()
                    .instances()
                    .get(id)
                    .ifPresent(i -> describe(draft, i, report, process, location));
            draft.state().instances().get(id).ifPresent(i -> act(draft, i, report));
            return draft.reply(Optional.of(id));
        };
    }

    private static Optional<Instance> find(
            Draft draft, Report report, @Nullable ProcessFacts process, Location location) {
        var instances = draft.state().instances();
        Optional<Instance> talking =
                report.sessionId() == null
                        ? Optional.empty()
                        : instances.ofConversation(report.agent(), report.sessionId());
        if (process == null) {
            return talking.or(
                    () -> SessionRules.clearedJustBefore(draft.state(), report, location.cwd()));
        }
        Optional<Instance> running = instances.ofProcess(process.key());
        if (running.isPresent()) {
            revive(draft, running.get(), report);
            return instances.get(running.get().id());
        }
        Optional<Instance> withoutProcess = talking.filter(i -> i.process() == null);
        withoutProcess.ifPresent(
                i -> draft.add(new Event.ProcessFound(i.id(), process.key(), Source.PROC)));
        return withoutProcess;
    }

    /// A process that speaks after its end was announced has not ended.
    private static void revive(Draft draft, Instance instance, Report report) {
        if (!instance.isLive() && !SessionRules.closes(report)) {
            draft.add(new Event.InstanceStarted(instance.revived(Activity.idle(report.at()))));
        }
    }

    private static InstanceId start(
            Draft draft,
            Report report,
            @Nullable ProcessFacts process,
            Location location,
            int nonce) {
        var startedAt = process != null ? process.startedAt() : report.at();
        InstanceId id = InstanceId.of(startedAt, process != null ? process.key().pid() : 0, nonce);
        WorkspaceRules.found(draft, location, report.at());
        draft.add(
                new Event.InstanceStarted(
                        new Instance(
                                id,
                                report.agent(),
                                process != null ? process.key() : null,
                                null,
                                location,
                                Activity.idle(report.at()),
                                Subagents.NONE,
                                Label.NONE,
                                AgentDetail.UNKNOWN,
                                Terminal.UNKNOWN,
                                startedAt,
                                null,
                                null,
                                null,
                                HashTreePMap.singleton(Field.LOCATION, Source.HOOK))));
        BranchRules.arrived(draft, report.at());
        return id;
    }

    private static void describe(
            Draft draft,
            Instance instance,
            Report report,
            @Nullable ProcessFacts process,
            Location location) {
        if (instance.staleSince() != null) {
            draft.add(new Event.InstanceReturned(instance.id()));
        }
        if (report.cwd() != null && !location.equals(instance.location())) {
            WorkspaceRules.found(draft, location, report.at());
            draft.add(new Event.InstanceMoved(instance.id(), location, Source.HOOK));
            BranchRules.arrived(draft, report.at());
        }
        AgentDetail detail = instance.detail().mergedWith(report.detail());
        if (!detail.equals(instance.detail())) {
            draft.add(new Event.InstanceDescribed(instance.id(), detail, Source.HOOK));
        }
        Terminal terminal = instance.terminal().mergedWith(report.terminal());
        if (process != null && terminal.tty() == null && process.tty() != null) {
            terminal = terminal.withTty(process.tty());
        }
        if (!terminal.equals(instance.terminal())) {
            draft.add(new Event.TerminalFound(instance.id(), terminal, Source.HOOK));
        }
    }

    private static void act(Draft draft, Instance instance, Report report) {
        for (Fact fact : report.facts()) {
            if (fact instanceof Fact.SessionClosed(String reason, boolean instanceEnds)) {
                close(draft, instance, report, reason, instanceEnds);
            }
            if (fact instanceof Fact.SessionReleased(String reason)) {
                close(draft, instance, report, reason, instance.process() == null);
                if (!isCurrent(instance, report)) {
                    return; // it says nothing about what goes on now
                }
            }
        }
        Instance now = draft.state().instances().get(instance.id()).orElse(instance);
        if (!now.isLive()) {
            return;
        }
        ActivityRules.Next next = ActivityRules.after(now.activity(), now.subagents(), report);
        if (!next.subagents().equals(now.subagents())) {
            draft.add(new Event.SubagentsChanged(now.id(), next.subagents()));
        }
        boolean firstWord =
                !report.facts().isEmpty() && now.sources().get(Field.STATE) != Source.HOOK;
        if (!next.activity().equals(now.activity()) || firstWord) {
            draft.add(new Event.ActivityChanged(now.id(), next.activity(), Source.HOOK));
        }
    }

    private static void close(
            Draft draft, Instance instance, Report report, String reason, boolean instanceEnds) {
        if (report.sessionId() != null) {
            SessionRules.close(
                    draft, new Session.Key(instance.id(), report.sessionId()), report.at(), reason);
        }
        if (instanceEnds && isCurrent(instance, report) && instance.isLive()) {
            draft.add(new Event.InstanceEnded(instance.id(), report.at(), reason));
            BranchReleaseRules.ended(draft, instance.id(), report.at());
            PortReleases.release(draft, instance.id(), "its instance ended");
        }
    }

    private static boolean isCurrent(Instance instance, Report report) {
        return report.sessionId() == null || report.sessionId().equals(instance.sessionId());
    }
}
