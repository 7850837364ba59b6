package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.ProcessKey;
import dev.drover.model.Session;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How instances end, go stale and are forgotten. Alive is never stale; gone is ended; stale is
/// only what cannot be seen and is silent.
public final class LifeRules {
    private LifeRules() {}

    /// These processes were looked for and are not there.
    ///
    /// @return the instances that ended by it
    public static Rule<List<InstanceId>> gone(Collection<ProcessKey> processes, String reason) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            List<InstanceId> ended =
                    processes.stream()
                            .flatMap(key -> state.instances().ofProcess(key).stream())
                            .filter(Instance::isLive)
                            .map(Instance::id)
                            .distinct()
                            .toList();
            ended.forEach(id -> end(draft, id, now, reason));
            return draft.reply(ended);
        };
    }

    /// These instances, which have no process of their own, were looked for and are not there.
    ///
    /// @return how many ended by it
    public static Rule<Integer> over(Collection<InstanceId> instances, String reason) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            List<InstanceId> ended =
                    instances.stream()
                            .filter(
                                    id ->
                                            state.instances()
                                                    .get(id)
                                                    .filter(Instance::isLive)
                                                    .isPresent())
                            .toList();
            ended.forEach(id -> end(draft, id, now, reason));
            return draft.reply(ended.size());
        };
    }

    /// The instance says itself that it ends.
    public static Rule<InstanceId> deregister(String id) {
        return (state, now) -> {
            Instance instance = Lookup.instance(state, id);
            Draft draft = new Draft(state);
            if (instance.isLive()) {
                end(draft, instance.id(), now, "deregistered");
            }
            return draft.reply(instance.id());
        };
    }

    private static void end(Draft draft, InstanceId id, Instant now, String reason) {
        Instance instance = draft.state().instances().get(id).orElse(null);
        if (instance != null && instance.sessionId() != null) {
            SessionRules.close(draft, new Session.Key(id, instance.sessionId()), now, reason);
        }
        draft.add(new Event.InstanceEnded(id, now, reason));
        BranchReleaseRules.ended(draft, id, now);
        PortReleases.release(draft, id, "its instance ended");
    }

    /// Silence of those whose process cannot be seen.
    ///
    /// @param unseen instances whose identity cannot be seen now; all others are left alone
    /// @param lastSeen last sign of life of each
    /// @param heartbeats those that send heartbeats, and so go stale sooner
    /// @return the instances that went stale
    public static Rule<List<InstanceId>> sweep(
            Set<InstanceId> unseen,
            Map<InstanceId, Instant> lastSeen,
            Set<InstanceId> heartbeats,
            Duration staleAfter,
            Duration staleAfterHeartbeat) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            List<InstanceId> stale =
                    unseen.stream()
                            .flatMap(id -> state.instances().get(id).stream())
                            .filter(i -> i.isLive() && i.staleSince() == null)
                            .filter(
                                    i ->
                                            lastSeen.getOrDefault(i.id(), i.startedAt())
                                                    .plus(
                                                            heartbeats.contains(i.id())
                                                                    ? staleAfterHeartbeat
                                                                    : staleAfter)
                                                    .isBefore(now))
                            .map(Instance::id)
                            .sorted()
                            .toList();
            stale.forEach(id -> draft.add(new Event.InstanceWentStale(id, now)));
            return draft.reply(stale);
        };
    }

    /// A sign of life of an instance that had gone stale.
    public static Rule<Boolean> returned(InstanceId id) {
        return (state, now) -> {
            boolean stale =
                    state.instances().get(id).filter(i -> i.staleSince() != null).isPresent();
            return stale
                    ? new Decision<>(List.of(new Event.InstanceReturned(id)), true)
                    : Decision.nothing(false);
        };
    }

    /// Forgets what ended longer than `keep` ago.
    ///
    /// @param staleToo also what is stale for so long, for a person who tidies up
    /// @return how many instances were forgotten
    public static Rule<Integer> forget(Duration keep, boolean staleToo) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            List<InstanceId> old =
                    state.instances().all().stream()
                            .filter(i -> isOver(i, now, keep, staleToo))
                            .map(Instance::id)
                            .toList();
            for (InstanceId id : old) {
                SessionRules.forget(draft, id);
                PortReleases.release(draft, id, "its instance left the list");
                draft.add(new Event.InstanceForgotten(id));
                BranchReleaseRules.ended(draft, id, now);
            }
            return draft.reply(old.size());
        };
    }

    private static boolean isOver(Instance instance, Instant now, Duration keep, boolean staleToo) {
        if (instance.endedAt() != null) {
            return !instance.endedAt().plus(keep).isAfter(now);
        }
        return staleToo
                && instance.staleSince() != null
                && !instance.staleSince().plus(keep).isAfter(now);
    }
}
