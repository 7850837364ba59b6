package dev.drover.daemon;

import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.Sample;
import dev.drover.model.Saved;
import dev.drover.model.State;
import dev.drover.model.usage.ContextUse;
import dev.drover.model.usage.InstanceUsage;
import dev.drover.model.usage.Tokens;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.Overview;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Rows for people, made of the state and the samples.
final class InstanceViews {
    private record Made(
            Instance instance,
            @Nullable Sample sample,
            List<InstanceView.Server> servers,
            Collection<Integer> ports,
            InstanceUsage usage,
            InstanceView view) {}

    private final Samples samples;
    private final InstanceServers servers;
    private final Function<Instance, InstanceUsage> usage;
    private final Map<InstanceId, Made> made = new ConcurrentHashMap<>();

    /// @param usage figures of an instance, from memory
    InstanceViews(
            Samples samples, InstanceServers servers, Function<Instance, InstanceUsage> usage) {
        this.samples = samples;
        this.servers = servers;
        this.usage = usage;
    }

    List<InstanceView> list(State state, boolean withEnded) {
        return state.instances().all().stream()
                .filter(i -> withEnded || i.isLive())
                .map(i -> view(i, state))
                .sorted(InstanceViews::inOrder)
                .toList();
    }

    /// Live ones first, those that wait first among them, then by start. Spelled out: a chain of
    /// comparators boxes both keys at every comparison, and thousands of rows need very many.
    private static int inOrder(InstanceView a, InstanceView b) {
        int order = Boolean.compare(a.endedAt() != null, b.endedAt() != null);
        boolean waits = a.state() == InstanceState.WAITING;
        if (order == 0) {
            order = Boolean.compare(b.state() == InstanceState.WAITING, waits);
        }
        if (order == 0) {
            order = waits ? a.since().compareTo(b.since()) : a.startedAt().compareTo(b.startedAt());
        }
        return order != 0 ? order : a.id().compareTo(b.id());
    }

    Overview overview(State state, List<String> notices, @Nullable Saved saved, Instant now) {
        List<InstanceView> live = list(state, false);
        List<InstanceView> waiting =
                live.stream().filter(v -> v.state() == InstanceState.WAITING).toList();
        return new Overview(
                live.size(),
                states(state),
                waiting,
                notices,
                AlertViews.list(state, false, now),
                AlertViews.pausedUntil(state.silences(), now),
                saved);
    }

    /// How many live instances are in each state.
    static Map<InstanceState, Integer> states(State state) {
        Map<InstanceState, Integer> states = new EnumMap<>(InstanceState.class);
        for (Instance instance : state.instances().all()) {
            if (instance.isLive()) {
                states.merge(instance.state(), 1, Integer::sum);
            }
        }
        return states;
    }

    /// The row as it was made last, as long as nothing that it is made of has changed.
    InstanceView view(Instance instance, State state) {
        Sample sample = samples.of(instance.id()).orElse(null);
        Collection<Integer> ports = state.ports().of(instance.id());
        Made last = made.get(instance.id());
        List<InstanceView.Server> has = instance.isLive() ? servers.of(instance.id()) : List.of();
        InstanceUsage used = usage.apply(instance);
        if (last != null
                && last.instance == instance
                && last.sample == sample
                && last.ports == ports
                && last.servers.equals(has)
                && last.usage.equals(used)) {
            return last.view;
        }
        InstanceView view = made(instance, Optional.ofNullable(sample), has, ports, used);
        made.put(instance.id(), new Made(instance, sample, has, ports, used, view));
        return view;
    }

    /// The instance has left the state.
    void forget(InstanceId id) {
        made.remove(id);
    }

    private static InstanceView made(
            Instance i,
            Optional<Sample> sample,
            List<InstanceView.Server> servers,
            Collection<Integer> ports,
            InstanceUsage used) {
        return new InstanceView(
                i.id().value(),
                i.id().shortForm(),
                i.agent(),
                i.process() == null ? null : i.process().pid(),
                i.sessionId(),
                i.label().name().orElse(null),
                i.label().tags(),
                i.label().group(),
                i.label().priority(),
                i.label().quota(),
                i.location().workspace().value(),
                i.location().root(),
                i.location().cwd(),
                i.location().branch(),
                i.location().worktree(),
                i.state(),
                i.state() == InstanceState.WAITING ? i.activity().waitingFor().orElse(null) : null,
                i.activity().detail(),
                i.since(),
                i.startedAt(),
                i.endedAt(),
                i.endReason(),
                sample.map(Sample::lastSeen).orElse(i.since()),
                i.source(),
                i.sources(),
                ports.stream().sorted().toList(),
                new InstanceView.Agents(i.subagents().live().size(), i.subagents().ever()),
                tokens(used),
                used.costUsd(),
                i.isLive() ? sample.map(Sample::memoryBytes).orElse(null) : null,
                servers,
                i.detail().version(),
                i.detail().model(),
                i.terminal());
    }

    private static InstanceView.@Nullable Tokens tokens(InstanceUsage used) {
        Tokens tokens = used.tokens();
        ContextUse context = used.context();
        if (tokens == null && context == null) {
            return null;
        }
        return new InstanceView.Tokens(
                tokens == null ? null : tokens.input(),
                tokens == null ? null : tokens.output(),
                tokens == null ? null : tokens.cacheRead(),
                tokens == null ? null : tokens.cacheCreation(),
                context == null ? null : context.used(),
                context == null ? null : context.size());
    }
}
