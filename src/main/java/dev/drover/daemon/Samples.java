package dev.drover.daemon;

import dev.drover.model.InstanceId;
import dev.drover.model.Sample;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// What changes all the time about instances: last seen, memory, heartbeats. Beside the state, so
/// that a sign of life is neither an event nor a write; written in bulk now and then.
final class Samples {
    private final Map<InstanceId, Sample> samples = new ConcurrentHashMap<>();
    private final Set<InstanceId> unwritten = ConcurrentHashMap.newKeySet();

    Samples(Map<InstanceId, Sample> stored) {
        samples.putAll(stored);
    }

    Optional<Sample> of(InstanceId id) {
        return Optional.ofNullable(samples.get(id));
    }

    void seen(InstanceId id, Instant at) {
        update(
                id,
                at,
                s ->
                        new Sample(
                                later(s.lastSeen(), at),
                                s.lastHook(),
                                s.lastHeartbeat(),
                                s.memoryBytes()));
    }

    void hook(InstanceId id, Instant told, Instant now) {
        update(
                id,
                now,
                s ->
                        new Sample(
                                later(s.lastSeen(), now),
                                later(s.lastHook(), told),
                                s.lastHeartbeat(),
                                s.memoryBytes()));
    }

    void heartbeat(InstanceId id, Instant at) {
        update(id, at, s -> new Sample(later(s.lastSeen(), at), s.lastHook(), at, s.memoryBytes()));
    }

    void alive(InstanceId id, Instant at, @Nullable Long memoryBytes) {
        update(
                id,
                at,
                s ->
                        new Sample(
                                later(s.lastSeen(), at),
                                s.lastHook(),
                                s.lastHeartbeat(),
                                memoryBytes));
    }

    void forget(InstanceId id) {
        samples.remove(id);
        unwritten.remove(id);
    }

    /// Those that changed since the last call.
    Map<InstanceId, Sample> takeUnwritten() {
        Map<InstanceId, Sample> taken = new HashMap<>();
        for (InstanceId id : List.copyOf(unwritten)) {
            unwritten.remove(id);
            Sample sample = samples.get(id);
            if (sample != null) {
                taken.put(id, sample);
            }
        }
        return taken;
    }

    private void update(InstanceId id, Instant at, UnaryOperator<Sample> change) {
        samples.compute(id, (key, old) -> change.apply(old != null ? old : Sample.seen(at)));
        unwritten.add(id);
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }
}
