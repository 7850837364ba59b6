package dev.drover.model;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// All leases by port, with those of each instance, and of people by what they are for, at hand.
/// There cannot be two of one port.
public final class PortMap {
    public static final PortMap EMPTY =
            new PortMap(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

    private static final PSet<Integer> NONE = HashTreePSet.empty();

    private final PMap<Integer, PortLease> byPort;
    private final PMap<InstanceId, PSet<Integer>> byInstance;
    private final PMap<PortWish, PSet<Integer>> ofPeople;

    private PortMap(
            PMap<Integer, PortLease> byPort,
            PMap<InstanceId, PSet<Integer>> byInstance,
            PMap<PortWish, PSet<Integer>> ofPeople) {
        this.byPort = byPort;
        this.byInstance = byInstance;
        this.ofPeople = ofPeople;
    }

    public Collection<PortLease> all() {
        return byPort.values();
    }

    public boolean isEmpty() {
        return byPort.isEmpty();
    }

    public Optional<PortLease> get(int port) {
        return Optional.ofNullable(byPort.get(port));
    }

    public boolean has(int port) {
        return byPort.containsKey(port);
    }

    /// The ports of an instance; the same object as long as they are the same.
    public PSet<Integer> of(InstanceId instance) {
        PSet<Integer> ports = byInstance.get(instance);
        return ports == null ? NONE : ports;
    }

    /// The leases of an instance, by port.
    public List<PortLease> leases(InstanceId instance) {
        return sorted(of(instance));
    }

    /// What people have leased for this, each in a worktree of its own, by port.
    public List<PortLease> ofPeople(PortWish wish) {
        return sorted(ofPeople.getOrDefault(wish, NONE));
    }

    private List<PortLease> sorted(PSet<Integer> ports) {
        return ports.stream()
                .map(byPort::get)
                .sorted(Comparator.comparingInt(PortLease::port))
                .toList();
    }

    PortMap after(Event.OfPort event) {
        return switch (event) {
            case Event.PortLeased e -> with(e.lease());
            case Event.PortRenewed e ->
                    get(e.port()).map(lease -> with(lease.until(e.expiresAt()))).orElse(this);
            case Event.PortReleased e -> without(e.port());
            case Event.PortExpired e -> without(e.port());
        };
    }

    public PortMap with(PortLease lease) {
        PortMap clean = without(lease.port());
        InstanceId holder = lease.holder();
        int port = lease.port();
        return new PortMap(
                clean.byPort.plus(port, lease),
                holder == null ? clean.byInstance : plus(clean.byInstance, holder, port),
                holder == null ? plus(clean.ofPeople, lease.wish(), port) : clean.ofPeople);
    }

    public PortMap without(int port) {
        PortLease old = byPort.get(port);
        if (old == null) {
            return this;
        }
        InstanceId holder = old.holder();
        return new PortMap(
                byPort.minus(port),
                holder == null ? byInstance : minus(byInstance, holder, port),
                holder == null ? minus(ofPeople, old.wish(), port) : ofPeople);
    }

    private static <K> PMap<K, PSet<Integer>> plus(PMap<K, PSet<Integer>> map, K key, int port) {
        return map.plus(key, map.getOrDefault(key, NONE).plus(port));
    }

    private static <K> PMap<K, PSet<Integer>> minus(PMap<K, PSet<Integer>> map, K key, int port) {
        PSet<Integer> left = map.getOrDefault(key, NONE).minus(port);
        return left.isEmpty() ? map.minus(key) : map.plus(key, left);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PortMap that && byPort.equals(that.byPort);
    }

    @Override
    public int hashCode() {
        return byPort.hashCode();
    }

    @Override
    public String toString() {
        return byPort.toString();
    }
}
