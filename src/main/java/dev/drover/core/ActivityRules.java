package dev.drover.core;

import dev.drover.model.Activity;
import dev.drover.model.Fact;
import dev.drover.model.InstanceState;
import dev.drover.model.Report;
import dev.drover.model.Subagents;
import dev.drover.model.Wait;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// What an instance is doing after a report: the state machine of `agents.md`, one fact at a time.
final class ActivityRules {
    /// @param activity the same object as before if nothing changed
    record Next(Activity activity, Subagents subagents) {}

    private ActivityRules() {}

    static Next after(Activity activity, Subagents subagents, Report report) {
        Next next = new Next(activity, subagents);
        for (Fact fact : report.facts()) {
            next = after(next.activity(), next.subagents(), fact, report);
        }
        return next;
    }

    private static Next after(Activity now, Subagents agents, Fact fact, Report report) {
        Instant at = report.at();
        return switch (fact) {
            case Fact.SessionOpened(Fact.Opening how) ->
                    how == Fact.Opening.COMPACT
                            ? new Next(now, agents)
                            : new Next(
                                    base(quiet(now), InstanceState.IDLE, null, at),
                                    agents.allStopped());
            case Fact.SessionClosed ignored -> new Next(quiet(now), agents.allStopped());
            case Fact.SessionReleased ignored ->
                    new Next(base(quiet(now), InstanceState.IDLE, null, at), agents.allStopped());
            case Fact.Working ignored -> new Next(working(now, report), agents);
            case Fact.CompactionStarted ignored -> new Next(compacting(now, at), agents);
            case Fact.CompactionEnded ignored -> new Next(compacted(now, at), agents);
            case Fact.Waiting(String reason) -> new Next(waiting(now, reason, report), agents);
            case Fact.Finished(int tasks) -> finished(now, agents, tasks, report);
            case Fact.Failed(String error) ->
                    new Next(
                            base(withoutWaitsOf(now, report), InstanceState.ERROR, error, at),
                            agents);
            case Fact.WorktreeWanted _ -> new Next(now, agents);
            case Fact.WorktreeLeft _ -> new Next(now, agents);
            case Fact.SubagentStarted(String id) ->
                    new Next(
                            now.base() == InstanceState.IDLE
                                    ? base(now, InstanceState.BACKGROUND, null, at)
                                    : now,
                            agents.started(id));
            case Fact.PortTaken ignored -> new Next(now, agents);
            case Fact.ToolEnded ignored -> new Next(now, agents);
            case Fact.AnswerUsed ignored -> new Next(now, agents);
            case Fact.SubagentStopped(String id, int tasks) ->
                    subagentStopped(now, agents, id, tasks, at);
        };
    }

    private static Activity working(Activity now, Report report) {
        Activity clear = withoutWaitsOf(now, report);
        if (report.agentId() == null) {
            return base(clear, InstanceState.BUSY, null, report.at());
        }
        // A subagent at work while the main agent rests is work in the background.
        return clear.base() == InstanceState.BUSY
                ? clear
                : base(clear, InstanceState.BACKGROUND, null, report.at());
    }

    private static Next finished(Activity now, Subagents agents, int tasks, Report report) {
        Activity clear = withoutWaitsOf(now, report);
        if (report.agentId() != null) {
            return new Next(clear, agents);
        }
        return tasks > 0
                ? new Next(base(clear, InstanceState.BACKGROUND, tasks(tasks), report.at()), agents)
                : new Next(base(clear, InstanceState.IDLE, null, report.at()), agents.allStopped());
    }

    private static String tasks(int count) {
        return count == 1 ? "1 background task" : count + " background tasks";
    }

    private static Next subagentStopped(
            Activity now, Subagents agents, String id, int tasks, Instant at) {
        Subagents left = agents.stopped(id);
        Activity clear = without(now, wait -> id.equals(wait.agentId()));
        boolean allDone =
                clear.base() == InstanceState.BACKGROUND && left.live().isEmpty() && tasks == 0;
        return new Next(allDone ? base(clear, InstanceState.IDLE, null, at) : clear, left);
    }

    private static Activity compacting(Activity now, Instant at) {
        InstanceState before = now.resumes() != null ? now.resumes() : now.base();
        Activity busy = base(now, InstanceState.BUSY, "compacting", at);
        return new Activity(busy.base(), busy.baseSince(), busy.waits(), before, busy.detail());
    }

    private static Activity compacted(Activity now, Instant at) {
        if (now.resumes() == null) {
            return now;
        }
        Activity back = base(now, now.resumes(), null, at);
        return new Activity(back.base(), back.baseSince(), back.waits(), null, back.detail());
    }

    private static Activity waiting(Activity now, String reason, Report report) {
        boolean unnamed = report.toolName() == null && report.toolUseId() == null;
        for (Wait open : now.waits()) {
            // A notice that names no tool comes seconds after the request that did: the same
            // dialog.
            if (unnamed || sameQuestion(open, report)) {
                return now;
            }
        }
        List<Wait> waits = new ArrayList<>(now.waits());
        waits.add(
                new Wait(
                        reason,
                        report.at(),
                        report.agentId(),
                        report.toolUseId(),
                        report.toolName()));
        return new Activity(now.base(), now.baseSince(), waits, now.resumes(), now.detail());
    }

    private static boolean sameQuestion(Wait open, Report report) {
        return Objects.equals(open.agentId(), report.agentId())
                && Objects.equals(open.toolName(), report.toolName())
                && (open.toolUseId() == null
                        || report.toolUseId() == null
                        || open.toolUseId().equals(report.toolUseId()));
    }

    /// Takes away what the owner of this report waited for. Where both name a tool use (or a tool),
    /// it must be the same one: the end of a parallel tool answers no question.
    private static Activity withoutWaitsOf(Activity now, Report report) {
        return without(
                now,
                wait ->
                        Objects.equals(wait.agentId(), report.agentId())
                                && sameOrUnsaid(wait.toolUseId(), report.toolUseId())
                                && sameOrUnsaid(wait.toolName(), report.toolName()));
    }

    private static boolean sameOrUnsaid(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.equals(other);
    }

    private static Activity without(Activity now, Predicate<Wait> over) {
        List<Wait> left = new ArrayList<>(now.waits());
        return left.removeIf(over)
                ? new Activity(now.base(), now.baseSince(), left, now.resumes(), now.detail())
                : now;
    }

    /// Nothing is asked and nothing is under way any more.
    static Activity quiet(Activity now) {
        return now.waits().isEmpty() && now.resumes() == null
                ? now
                : new Activity(now.base(), now.baseSince(), List.of(), null, now.detail());
    }

    /// Nothing is asked any more; what is under way goes on.
    static Activity withoutWaits(Activity now) {
        return new Activity(now.base(), now.baseSince(), List.of(), now.resumes(), now.detail());
    }

    static Activity base(Activity now, InstanceState base, @Nullable String detail, Instant at) {
        if (now.base() == base && Objects.equals(now.detail(), detail)) {
            return now;
        }
        Instant since = now.base() == base ? now.baseSince() : at;
        return new Activity(base, since, now.waits(), now.resumes(), detail);
    }
}
