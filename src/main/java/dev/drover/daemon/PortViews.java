package dev.drover.daemon;

import dev.drover.core.PortClashes;
import dev.drover.core.PortWords;
import dev.drover.model.InstanceId;
import dev.drover.model.PortLease;
import dev.drover.model.PortType;
import dev.drover.model.PortTypes;
import dev.drover.model.PortUse;
import dev.drover.model.State;
import dev.drover.model.view.PortView;
import dev.drover.model.view.PortView.Listener;
import dev.drover.model.view.PortView.Use;
import dev.drover.model.view.PortsView;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Leases and listeners as rows for people.
final class PortViews {
    private final State state;
    private final PortTypes types;
    private final long uid;
    private final Map<Integer, List<PortUse>> uses = new TreeMap<>();

    PortViews(State state, PortTypes types, List<PortUse> seen, long uid) {
        this.state = state;
        this.types = types;
        this.uid = uid;
        seen.forEach(use -> uses.computeIfAbsent(use.port(), p -> new ArrayList<>()).add(use));
    }

    /// All leases and all that listens without one.
    PortsView all(List<String> notices) {
        Map<Integer, PortView> all = new TreeMap<>();
        state.ports().all().forEach(lease -> all.put(lease.port(), view(lease.port())));
        uses.keySet().forEach(port -> all.computeIfAbsent(port, this::view));
        List<PortsView.Range> ranges = new ArrayList<>();
        for (PortType type : types.types()) {
            List<PortView> its =
                    all.values().stream().filter(v -> type.contains(v.port())).toList();
            int leased = (int) its.stream().filter(PortView::leased).count();
            ranges.add(
                    new PortsView.Range(
                            type.name(), type.first(), type.last(), leased, its.size() - leased));
        }
        return new PortsView(List.copyOf(all.values()), ranges, notices);
    }

    PortView view(int port) {
        return view(port, state.ports().get(port).orElse(null));
    }

    /// @param lease as it was, if it has just ended
    PortView view(int port, @Nullable PortLease lease) {
        List<PortUse> its = uses.getOrDefault(port, List.of());
        List<Listener> listeners = its.stream().map(use -> listener(use, lease)).toList();
        Use use =
                lease == null
                        ? its.isEmpty() ? Use.FREE : Use.UNLEASED
                        : its.isEmpty()
                                ? Use.LEASED
                                : listeners.stream().anyMatch(Listener::foreign)
                                        ? Use.CLASH
                                        : Use.IN_USE;
        return lease == null
                ? of(port, use, listeners)
                : new PortView(
                        port,
                        use,
                        lease.wish().type(),
                        lease.wish().name().isEmpty() ? null : lease.wish().name(),
                        lease.holder() == null ? PortView.MANUAL : lease.holder().value(),
                        PortWords.holder(lease, state),
                        lease.workspace().value(),
                        lease.root(),
                        lease.worktree(),
                        lease.branch(),
                        lease.namespace(),
                        lease.since(),
                        lease.expiresAt(),
                        listeners);
    }

    /// A port that is not leased.
    PortView of(int port, Use use, List<Listener> listeners) {
        return new PortView(
                port,
                use,
                types.around(port).map(PortType::name).orElse(null),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                listeners);
    }

    private Listener listener(PortUse use, @Nullable PortLease lease) {
        InstanceId owner = use.owner();
        return new Listener(
                use.listener().addresses(),
                use.listener().pid(),
                use.program().isEmpty() ? null : use.program(),
                owner == null ? null : owner.value(),
                use.listener().container(),
                lease != null && PortClashes.isForeign(lease, use, uid),
                use.since());
    }
}
