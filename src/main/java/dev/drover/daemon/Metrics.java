package dev.drover.daemon;

import dev.drover.model.InstanceState;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/// Figures for Prometheus. Names come from strangers, so the number of label values is bounded:
/// what is too much is counted as `other`.
final class Metrics {
    private static final int MOST_NAMES = 64;
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, Counter> hooks = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final Timer hookTime =
            Timer.builder("drover.hook")
                    .description("Time from a hook's request to its answer")
                    .publishPercentiles(0.5, 0.99)
                    .register(registry);
    private final Counter refused =
            Counter.builder("drover.hooks.refused")
                    .description("Hooks whose body could not be read")
                    .register(registry);
    private final Counter unknown =
            Counter.builder("drover.hooks.unknown")
                    .description("Hooks of unknown agents or events, accepted all the same")
                    .register(registry);
    private final Deque<Long> errors = new ArrayDeque<>();
    private final Counter failures =
            Counter.builder("drover.errors")
                    .description("Failures of Drover itself")
                    .register(registry);

    void hook(String agent, String event, boolean known, long nanos) {
        hooks.computeIfAbsent(bounded(agent) + '\n' + bounded(event), Metrics.this::counter)
                .increment();
        hookTime.record(Duration.ofNanos(nanos));
        if (!known) {
            unknown.increment();
        }
    }

    private Counter counter(String agentAndEvent) {
        int cut = agentAndEvent.indexOf('\n');
        return Counter.builder("drover.hooks")
                .description("Hooks received")
                .tag("agent", agentAndEvent.substring(0, cut))
                .tag("event", agentAndEvent.substring(cut + 1))
                .register(registry);
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

    <T> void gauge(String name, String description, T source, ToDoubleFunction<T> value) {
        Gauge.builder(name, source, value).description(description).register(registry);
    }

    void states(Supplier<Map<InstanceState, Integer>> states) {
        for (InstanceState state : InstanceState.values()) {
            Gauge.builder("drover.instances", () -> states.get().getOrDefault(state, 0))
                    .description("Instances by state")
                    .tags(Tags.of(Tag.of("state", state.toString())))
                    .register(registry);
        }
    }

    String scrape() {
        return registry.scrape();
    }
}
