package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

import java.time.Instant;

/// One running agent process, or one conversation whose process cannot be seen. It stays the same
/// over `/clear`, compaction and resume in one process. What changes all the time (last seen,
/// memory) is in {@link Sample}, not here.
///
/// @param agent name of the agent program, such as `claude-code`
/// @param process null where no process could be seen (a replayed payload, a container)
/// @param sessionId the current conversation, null before one is known
/// @param staleSince silent for too long while its process cannot be seen; null while it is not
/// @param endedAt null while it runs
/// @param sources which source each part has
public record Instance(
        InstanceId id,
        String agent,
        @Nullable ProcessKey process,
        @Nullable String sessionId,
        Location location,
        Activity activity,
        Subagents subagents,
        Label label,
        AgentDetail detail,
        Terminal terminal,
        Instant startedAt,
        @Nullable Instant staleSince,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        PMap<Field, Source> sources) {

    public boolean isLive() {
        return endedAt == null;
    }

    public InstanceState state() {
        return endedAt != null
                ? InstanceState.ENDED
                : staleSince != null ? InstanceState.STALE : activity.state();
    }

    /// When the visible state began.
    public Instant since() {
        return endedAt != null ? endedAt : staleSince != null ? staleSince : activity.since();
    }

    /// The most trusted source that has told anything about this instance.
    public Source source() {
        return sources.values().stream().min(Source::compareTo).orElse(Source.SCAN);
    }

    public Instance withProcess(ProcessKey key, Source source) {
        return new Instance(
                id,
                agent,
                key,
                sessionId,
                location,
                activity,
                subagents,
                label,
                detail,
                terminal,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources.plus(Field.PROCESS, source));
    }

    public Instance withSession(String session, Source source) {
        return new Instance(
                id,
                agent,
                process,
                session,
                location,
                activity,
                subagents,
                label,
                detail,
                terminal,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources.plus(Field.SESSION, source));
    }

    public Instance withLocation(Location place, Source source) {
        return new Instance(
                id,
                agent,
                process,
                sessionId,
                place,
                activity,
                subagents,
                label,
                detail,
                terminal,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources.plus(Field.LOCATION, source));
    }

    public Instance withActivity(Activity what, Source source) {
        return new Instance(
                id,
                agent,
                process,
                sessionId,
                location,
                what,
                subagents,
                label,
                detail,
                terminal,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources.plus(Field.STATE, source));
    }

    public Instance withSubagents(Subagents agents) {
        return new Instance(
                id,
                agent,
                process,
                sessionId,
                location,
                activity,
                agents,
                label,
                detail,
                terminal,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources);
    }

    public Instance withLabel(Label words, Source source) {
        return new Instance(
                id,
                agent,
                process,
                sessionId,
                location,
                activity,
                subagents,
                words,
                detail,
                terminal,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources.plus(Field.NAME, source));
    }

    public Instance withDetail(AgentDetail about, Source source) {
        return new Instance(
                id,
                agent,
                process,
                sessionId,
                location,
                activity,
                subagents,
                label,
                about,
                terminal,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources.plus(Field.DETAIL, source));
    }

    public Instance withTerminal(Terminal where, Source source) {
        return new Instance(
                id,
                agent,
                process,
                sessionId,
                location,
                activity,
                subagents,
                label,
                detail,
                where,
                startedAt,
                staleSince,
                endedAt,
                endReason,
                sources.plus(Field.TERMINAL, source));
    }

    public Instance withStaleSince(@Nullable Instant at) {
        return new Instance(
                id, agent, process, sessionId, location, activity, subagents, label, detail,
                terminal, startedAt, at, endedAt, endReason, sources);
    }

    public Instance withEnd(Instant at, String reason) {
        return new Instance(
                id,
                agent,
                process,
                sessionId,
                location,
                activity,
                subagents.allStopped(),
                label,
                detail,
                terminal,
                startedAt,
                null,
                at,
                reason,
                sources);
    }

    /// The same instance, running again.
    public Instance revived(Activity now) {
        return new Instance(
                id, agent, process, sessionId, location, now, subagents, label, detail, terminal,
                startedAt, null, null, null, sources);
    }
}
