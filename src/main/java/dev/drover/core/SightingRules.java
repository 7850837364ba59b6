package dev.drover.core;

import dev.drover.model.Activity;
import dev.drover.model.AgentDetail;
import dev.drover.model.Event;
import dev.drover.model.Field;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Label;
import dev.drover.model.Location;
import dev.drover.model.Sighting;
import dev.drover.model.Source;
import dev.drover.model.Subagents;
import dev.drover.model.Terminal;
import dev.drover.model.Wait;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What follows from agents that were found without a word of theirs: rows before any hook is
/// installed, and the fields that hooks do not tell. A hook's word counts more, unless the
/// registry's is newer.
public final class SightingRules {
    /// A process may take this long to go after its agent said goodbye.
    static final Duration FAREWELL = Duration.ofSeconds(60);

    private SightingRules() {}

    /// A sighting with what had to be looked up for it.
    ///
    /// @param location where it works, null if its directory cannot be seen
    /// @param nonce random part of the id, if a new instance begins
    /// @param lastHook when the instance of this process last spoke by itself, null if never
    public record Seen(
            Sighting sighting,
            @Nullable Location location,
            int nonce,
            @Nullable Instant lastHook) {}

    /// @return the live instances that were seen, in the order of `seen`
    public static Rule<List<InstanceId>> observe(List<Seen> seen) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            List<InstanceId> ids =
                    seen.stream().flatMap(s -> observe(draft, s, now).stream()).toList();
            return draft.reply(ids);
        };
    }

    private static Optional<InstanceId> observe(Draft draft, Seen seen, Instant now) {
        Sighting sighting = seen.sighting();
        Optional<Instance> known = draft.state().instances().ofProcess(sighting.process());
        if (known.isEmpty() && sighting.sessionId() != null) {
            known =
                    draft.state()
                            .instances()
                            .ofConversation(sighting.agent(), sighting.sessionId())
                            .filter(i -> i.process() == null);
            known.ifPresent(
                    i ->
                            draft.add(
                                    new Event.ProcessFound(
                                            i.id(), sighting.process(), sighting.source())));
        }
        if (known.isEmpty()) {
            return Optional.of(start(draft, seen, now));
        }
        Instance instance = known.get();
        if (instance.endedAt() != null) {
            if (now.isBefore(instance.endedAt().plus(FAREWELL))) {
                return Optional.empty();
            }
            draft.add(new Event.InstanceStarted(instance.revived(Activity.idle(now))));
        }
        if (instance.staleSince() != null) {
            draft.add(new Event.InstanceReturned(instance.id()));
        }
        draft.state().instances().get(instance.id()).ifPresent(i -> update(draft, i, seen, now));
        return Optional.of(instance.id());
    }

    private static InstanceId start(Draft draft, Seen seen, Instant now) {
        Sighting sighting = seen.sighting();
        InstanceId id = InstanceId.of(sighting.startedAt(), sighting.process().pid(), seen.nonce());
        Location location =
                seen.location() != null ? seen.location() : Location.ofPlainDirectory("/");
        WorkspaceRules.found(draft, location, now);
        // Ages are never negative: a registry's clock may be a little off.
        Instant startedAt = sighting.startedAt().isAfter(now) ? now : sighting.startedAt();
        PMap<Field, Source> sources =
                HashTreePMap.<Field, Source>empty()
                        .plus(Field.PROCESS, Source.PROC)
                        .plus(Field.LOCATION, sighting.source())
                        .plus(Field.STATE, sighting.source());
        draft.add(
                new Event.InstanceStarted(
                        new Instance(
                                id,
                                sighting.agent(),
                                sighting.process(),
                                null,
                                location,
                                Activity.idle(startedAt),
                                Subagents.NONE,
                                Label.NONE,
                                AgentDetail.UNKNOWN,
                                Terminal.UNKNOWN,
                                startedAt,
                                null,
                                null,
                                null,
                                sources)));
        BranchRules.arrived(draft, now);
        draft.state().instances().get(id).ifPresent(i -> update(draft, i, seen, now));
        return id;
    }

    private static void update(Draft draft, Instance instance, Seen seen, Instant now) {
        Sighting sighting = seen.sighting();
        Source source = sighting.source();
        if (sighting.sessionId() != null && !hooked(instance, Field.SESSION)) {
            SessionRules.take(draft, instance, sighting.sessionId(), "seen", false, now, source);
        }
        if (sighting.name() != null
                && !Objects.equals(sighting.name(), instance.label().agentName())) {
            draft.add(
                    new Event.InstanceLabelled(
                            instance.id(),
                            instance.label().withAgentName(sighting.name()),
                            source));
        }
        AgentDetail detail =
                instance.detail().mergedWith(new AgentDetail(sighting.version(), null, null));
        if (!detail.equals(instance.detail())) {
            draft.add(new Event.InstanceDescribed(instance.id(), detail, source));
        }
        if (instance.terminal().tty() == null && sighting.tty() != null) {
            draft.add(
                    new Event.TerminalFound(
                            instance.id(),
                            instance.terminal().withTty(sighting.tty()),
                            Source.PROC));
        }
        if (seen.location() != null
                && !hooked(instance, Field.LOCATION)
                && !seen.location().equals(instance.location())) {
            WorkspaceRules.found(draft, seen.location(), now);
            draft.add(new Event.InstanceMoved(instance.id(), seen.location(), source));
            BranchRules.arrived(draft, now);
        }
        state(draft, instance, seen, now);
    }

    private static boolean hooked(Instance instance, Field field) {
        Source source = instance.sources().get(field);
        return source == Source.HOOK || source == Source.API;
    }

    /// Takes the registry's state where it is newer than the last word of a hook.
    private static void state(Draft draft, Instance instance, Seen seen, Instant now) {
        InstanceState told = seen.sighting().state();
        Instant at = seen.sighting().stateAt();
        if (told == null || at == null) {
            return;
        }
        if (seen.lastHook() != null && !at.isAfter(seen.lastHook())) {
            return;
        }
        Instant since = at.isAfter(now) ? now : at;
        Activity next = next(instance.activity(), told, seen.sighting().waitingFor(), since);
        if (!next.equals(instance.activity())) {
            draft.add(new Event.ActivityChanged(instance.id(), next, seen.sighting().source()));
        }
    }

    private static Activity next(
            Activity now, InstanceState told, @Nullable String waitingFor, Instant at) {
        return switch (told) {
            case WAITING ->
                    now.waits().isEmpty()
                            ? new Activity(
                                    now.base() == InstanceState.IDLE
                                            ? InstanceState.BUSY
                                            : now.base(),
                                    now.base() == InstanceState.IDLE ? at : now.baseSince(),
                                    List.of(
                                            new Wait(
                                                    waitingFor != null ? waitingFor : "your input",
                                                    at,
                                                    null,
                                                    null,
                                                    null)),
                                    now.resumes(),
                                    now.detail())
                            : now;
            case IDLE -> {
                Activity quiet = ActivityRules.quiet(now);
                // "Background" and "error" say more than the registry's idle.
                yield quiet.base() == InstanceState.BUSY
                        ? ActivityRules.base(quiet, InstanceState.IDLE, null, at)
                        : quiet;
            }
            case BUSY -> {
                Activity open = now.waits().isEmpty() ? now : ActivityRules.withoutWaits(now);
                yield open.base() == InstanceState.BUSY
                        ? open
                        : ActivityRules.base(open, InstanceState.BUSY, null, at);
            }
            default -> now;
        };
    }
}
