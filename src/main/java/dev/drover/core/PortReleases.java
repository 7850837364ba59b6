package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.PortLease;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How leases end. An instance keeps its ports for as long as it lives and loses them at its end;
/// time alone takes a port from nobody who is still there.
public final class PortReleases {
    private PortReleases() {}

    /// @return the lease that ended by it
    public static Rule<PortLease> release(int port, PortCaller caller) {
        return (state, now) -> {
            PortLease lease = PortRules.known(state, port);
            if (!caller.mayRelease(lease)) {
                throw new Refused(new Refusal.PortNotYours(port, PortWords.holder(lease, state)));
            }
            return new Decision<>(
                    List.of(new Event.PortReleased(port, lease.holder(), "released")), lease);
        };
    }

    /// All that the caller may release: an agent its own, a person every one.
    ///
    /// @param namespace only those of it, null for all
    public static List<PortLease> releasable(
            State state, PortCaller caller, @Nullable String namespace) {
        return state.ports().all().stream()
                .filter(caller::mayRelease)
                .filter(lease -> namespace == null || lease.namespace().equals(namespace))
                .sorted(Comparator.comparingInt(PortLease::port))
                .toList();
    }

    public static Rule<List<PortLease>> releaseAll(PortCaller caller, @Nullable String namespace) {
        return (state, now) -> {
            List<PortLease> all = releasable(state, caller, namespace);
            return new Decision<>(
                    all.stream()
                            .map(l -> new Event.PortReleased(l.port(), l.holder(), "released"))
                            .map(Event.class::cast)
                            .toList(),
                    all);
        };
    }

    /// The instance ends or leaves the state, and with it its hold on its ports.
    static void release(Draft draft, InstanceId holder, String reason) {
        for (PortLease lease : draft.state().ports().leases(holder)) {
            draft.add(new Event.PortReleased(lease.port(), holder, reason));
        }
    }

    /// A lease that may go, and why.
    public record Leftover(PortLease lease, String reason) {}

    /// What a person may tidy up: nobody who has it is there.
    ///
    /// @param namespace only leases of it, null for all
    /// @param listening ports on which something listens; those stay
    /// @param gone directories that are not there any more
    public static List<Leftover> leftovers(
            State state,
            PortCaller caller,
            @Nullable String namespace,
            Set<Integer> listening,
            Set<String> gone,
            Instant now) {
        return state.ports().all().stream()
                .filter(caller::mayRelease)
                .filter(lease -> namespace == null || namespace.equals(lease.namespace()))
                .filter(lease -> !listening.contains(lease.port()))
                .flatMap(lease -> leftover(state, lease, gone, now).stream())
                .sorted(Comparator.comparingInt(left -> left.lease().port()))
                .toList();
    }

    private static Optional<Leftover> leftover(
            State state, PortLease lease, Set<String> gone, Instant now) {
        Instance holder =
                lease.holder() == null ? null : state.instances().get(lease.holder()).orElse(null);
        String reason = null;
        if (lease.holder() != null && (holder == null || !holder.isLive())) {
            reason = "Its instance has ended.";
        } else if (holder != null && holder.staleSince() != null) {
            reason = "Its instance is silent and cannot be seen.";
        } else if (holder == null && gone.contains(lease.directory())) {
            reason = "Its directory is gone.";
        } else if (isOver(lease, now)) {
            reason = "Its time is over.";
        }
        return Optional.ofNullable(reason).map(why -> new Leftover(lease, why));
    }

    /// @return what went
    public static Rule<List<Leftover>> cleanUp(
            PortCaller caller,
            @Nullable String namespace,
            Set<Integer> listening,
            Set<String> gone) {
        return (state, now) -> {
            List<Leftover> left = leftovers(state, caller, namespace, listening, gone, now);
            return new Decision<>(
                    left.stream()
                            .map(
                                    l ->
                                            new Event.PortReleased(
                                                    l.lease().port(),
                                                    l.lease().holder(),
                                                    l.reason()))
                            .map(Event.class::cast)
                            .toList(),
                    left);
        };
    }

    /// Takes back what time may take: leases of instances that have been stale for long, and those
    /// of people whose time is over, unless something still listens there.
    ///
    /// @return the ports
    public static Rule<List<Integer>> expire(Set<Integer> listening, Duration afterStale) {
        return (state, now) -> {
            Draft draft = new Draft(state);
            for (PortLease lease : state.ports().all()) {
                if (listening.contains(lease.port())) {
                    continue;
                }
                if (isStaleFor(state, lease, afterStale, now)) {
                    draft.add(expired(lease, "its instance cannot be seen any more"));
                } else if (isOver(lease, now)) {
                    draft.add(expired(lease, "its time was over"));
                }
            }
            return draft.reply(
                    state.ports().all().stream()
                            .map(PortLease::port)
                            .filter(port -> !draft.state().ports().has(port))
                            .sorted()
                            .toList());
        };
    }

    private static Event.PortExpired expired(PortLease lease, String reason) {
        return new Event.PortExpired(lease.port(), lease.holder(), reason);
    }

    private static boolean isStaleFor(State state, PortLease lease, Duration time, Instant now) {
        return lease.holder() != null
                && state.instances()
                        .get(lease.holder())
                        .map(Instance::staleSince)
                        .filter(since -> !since.plus(time).isAfter(now))
                        .isPresent();
    }

    private static boolean isOver(PortLease lease, Instant now) {
        return lease.holder() == null
                && lease.expiresAt() != null
                && !lease.expiresAt().isAfter(now);
    }
}
