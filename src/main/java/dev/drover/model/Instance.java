package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

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
        return copy(Field.PROCESS, source, c -> c.process = key);
    }

    public Instance withSession(String session, Source source) {
        return copy(Field.SESSION, source, c -> c.sessionId = session);
    }

    public Instance withLocation(Location place, Source source) {
        return copy(Field.LOCATION, source, c -> c.location = place);
    }

    public Instance withActivity(Activity what, Source source) {
        return copy(Field.STATE, source, c -> c.activity = what);
    }

    /// What people write is theirs and no word of a source: only the agent's own name has one.
    public Instance withLabel(Label words, Source source) {
        return Objects.equals(words.agentName(), label.agentName())
                ? copy(c -> c.label = words)
                : copy(Field.NAME, source, c -> c.label = words);
    }

    public Instance withDetail(AgentDetail about, Source source) {
        return copy(Field.DETAIL, source, c -> c.detail = about);
    }

    public Instance withTerminal(Terminal where, Source source) {
        return copy(Field.TERMINAL, source, c -> c.terminal = where);
    }

    public Instance withSubagents(Subagents agents) {
        return copy(c -> c.subagents = agents);
    }

    public Instance withStaleSince(@Nullable Instant at) {
        return copy(c -> c.staleSince = at);
    }

    public Instance withEnd(Instant at, String reason) {
        return copy(
                c -> {
                    c.subagents = subagents.allStopped();
                    c.staleSince = null;
                    c.endedAt = at;
                    c.endReason = reason;
                });
    }

    /// The same instance, running again.
    public Instance revived(Activity now) {
        return copy(
                c -> {
                    c.activity = now;
                    c.staleSince = null;
                    c.endedAt = null;
                    c.endReason = null;
                });
    }

    private Instance copy(Field field, Source source, Consumer<Copy> change) {
        return copy(
                c -> {
                    change.accept(c);
                    c.sources = sources.plus(field, source);
                });
    }

    private Instance copy(Consumer<Copy> change) {
        Copy copy = new Copy(this);
        change.accept(copy);
        return copy.made(this);
    }

    /// The parts that can change, for as long as a change takes.
    private static final class Copy {
        private @Nullable ProcessKey process;
        private @Nullable String sessionId;
        private Location location;
        private Activity activity;
        private Subagents subagents;
        private Label label;
        private AgentDetail detail;
        private Terminal terminal;
        private @Nullable Instant staleSince;
        private @Nullable Instant endedAt;
        private @Nullable String endReason;
        private PMap<Field, Source> sources;

        private Copy(Instance from) {
            process = from.process;
            sessionId = from.sessionId;
            location = from.location;
            activity = from.activity;
            subagents = from.subagents;
            label = from.label;
            detail = from.detail;
            terminal = from.terminal;
            staleSince = from.staleSince;
            endedAt = from.endedAt;
            endReason = from.endReason;
            sources = from.sources;
        }

        private Instance made(Instance from) {
            return new Instance(
                    from.id,
                    from.agent,
                    process,
                    sessionId,
                    location,
                    activity,
                    subagents,
                    label,
                    detail,
                    terminal,
                    from.startedAt,
                    staleSince,
                    endedAt,
                    endReason,
                    sources);
        }
    }
}
