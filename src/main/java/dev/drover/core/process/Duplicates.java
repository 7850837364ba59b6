package dev.drover.core.process;

import dev.drover.model.InstanceId;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.Scope;
import dev.drover.model.process.ServerGroup;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which servers are more than they should be, and which of them stay. Stays what is used: what has
/// clients, then what came last, because that is what a session talks to after it has connected
/// anew.
final class Duplicates {
    private Duplicates() {}

    /// One server with all that belongs to it.
    ///
    /// @param id what is the same server: a signature or a profile
    /// @param name as people know it
    /// @param within the one place in which its kind is counted
    /// @param where that place in words
    /// @param marked a person has said that there should be one
    /// @param clients open connections, -1 if nobody counted them
    record Unit(
            ProcessFacts top,
            String id,
            String name,
            Scope scope,
            String within,
            String where,
            int limit,
            boolean marked,
            int clients,
            @Nullable InstanceId instance) {}

    static List<ServerGroup> find(List<Unit> units) {
        Map<String, List<Unit>> groups = new LinkedHashMap<>();
        for (Unit unit : units) {
            groups.computeIfAbsent(unit.id() + "|" + unit.within(), key -> new ArrayList<>())
                    .add(unit);
        }
        List<ServerGroup> found = new ArrayList<>();
        for (Map.Entry<String, List<Unit>> group : groups.entrySet()) {
            List<Unit> same = new ArrayList<>(group.getValue());
            Unit first = same.getFirst();
            if (same.size() > first.limit()) {
                same.sort(BY_USE);
                found.add(
                        new ServerGroup(
                                group.getKey(),
                                first.name(),
                                first.scope(),
                                first.where(),
                                first.limit(),
                                keys(same.subList(0, first.limit())),
                                keys(same.subList(first.limit(), same.size())),
                                (first.marked() ? wish(first) : "") + reason(same),
                                first.marked(),
                                sameInstance(same)));
            }
        }
        return found;
    }

    private static final Comparator<Unit> BY_USE =
            Comparator.comparingInt(Unit::clients)
                    .thenComparingLong(unit -> unit.top().key().start())
                    .thenComparingLong(unit -> unit.top().key().pid())
                    .reversed();

    private static String wish(Unit unit) {
        return "You want one per " + unit.scope() + ". ";
    }

    private static String reason(List<Unit> byUse) {
        Unit used = byUse.getFirst();
        Unit next = byUse.get(1);
        String pid = "Process " + used.top().key().pid();
        if (used.clients() > Math.max(0, next.clients())) {
            return pid + " is the one that clients talk to.";
        }
        return pid + " started last, so it is the one that is used.";
    }

    private static @Nullable InstanceId sameInstance(List<Unit> units) {
        InstanceId first = units.getFirst().instance();
        return units.stream().allMatch(u -> java.util.Objects.equals(u.instance(), first))
                ? first
                : null;
    }

    private static List<ProcessKey> keys(List<Unit> units) {
        return units.stream().map(unit -> unit.top().key()).toList();
    }
}
