package dev.drover.daemon;

import dev.drover.model.InstanceState;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Figures for Prometheus. Names come from strangers, so the number of label values is bounded:
/// what is too much is counted as `other`.
final class Metrics {
    private static final int MOST_NAMES = 64;
    private static final Duration RECENT = Duration.ofMinutes(5);

    private record Hook(String agent, String event) {}

    private final Map<Hook, LongAdder> hooks = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final LongAdder refused = new LongAdder();
    private final LongAdder denials = new LongAdder();
    private final LongAdder unknown = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final Deque<Long> errors = new ArrayDeque<>();
    private final List<Consumer<Exposition>> gauges = new CopyOnWriteArrayList<>();
    private final Set<Hook> exposed = new HashSet<>();
    private volatile @Nullable Exposition exposition;

    void hook(String agent, String event, boolean known, long nanos) {
        hooks.computeIfAbsent(new Hook(bounded(agent), bounded(event)), hook -> new LongAdder())
                .increment();
        Exposition open = exposition;
        if (open != null) {
            open.hookTook(nanos);
        }
        if (!known) {
            unknown.increment();
        }
    }

    private String bounded(String name) {
        if (names.contains(name) || (names.size() < MOST_NAMES && names.add(name))) {
            return name;
        }
        return "other";
    }

    void refusedHook() {
        refused.increment();
    }

    void killDenied() {
        denials.increment();
    }

    void error() {
        failures.increment();
        synchronized (errors) {
            errors.addLast(System.nanoTime());
        }
    }

    /// Failures of the last five minutes.
    long recentErrors() {
        long oldest = System.nanoTime() - RECENT.toNanos();
        synchronized (errors) {
            while (!errors.isEmpty() && errors.getFirst() - oldest < 0) {
                errors.removeFirst();
            }
            return errors.size();
        }
    }

    /// @param tags names and values in turn
    <T> void gauge(
            String name, String description, T source, ToDoubleFunction<T> value, String... tags) {
        gauges.add(to -> to.gauge(name, description, () -> value.applyAsDouble(source), tags));
    }

    void states(Supplier<Map<InstanceState, Integer>> states) {
        for (InstanceState state : InstanceState.values()) {
            gauges.add(
                    to ->
                            to.gauge(
                                    "drover.instances",
                                    "Instances by state",
                                    () -> states.get().getOrDefault(state, 0),
                                    "state",
                                    state.toString()));
        }
    }

    synchronized String scrape() {
        Exposition open = exposition;
        if (open == null) {
            open = exposeAll();
            exposition = open;
        }
        for (Map.Entry<Hook, LongAdder> entry : hooks.entrySet()) {
            Hook hook = entry.getKey();
            if (exposed.add(hook)) {
                open.counter(
                        "drover.hooks",
                        "Hooks received",
                        entry.getValue(),
                        "agent",
                        hook.agent(),
                        "event",
                        hook.event());
            }
        }
        return open.scrape();
    }

    private Exposition exposeAll() {
        Exposition made = new Exposition();
        made.counter("drover.hooks.refused", "Hooks whose body could not be read", refused);
        made.counter(
                "drover.hooks.unknown",
                "Hooks of unknown agents or events, accepted all the same",
                unknown);
        made.counter("drover.kills.denied", "Commands that the kill guard stopped", denials);
        made.counter("drover.errors", "Failures of Drover itself", failures);
        gauges.forEach(gauge -> gauge.accept(made));
        return made;
    }
}
