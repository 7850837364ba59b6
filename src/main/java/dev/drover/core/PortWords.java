package dev.drover.core;

import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.PortLease;
import dev.drover.model.PortType;
import dev.drover.model.State;
import dev.drover.model.VisibleText;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Leases in words: who has what, and why there is no more.
public final class PortWords {
    private static final int NAME = 60;
    private static final int MOST_HOLDERS = 4;

    private PortWords() {}

    /// Such as `instance 1f0c9a77 ('fix-login')`.
    public static String holder(PortLease lease, State state) {
        InstanceId holder = lease.holder();
        return holder == null
                ? "a person"
                : state.instances()
                        .get(holder)
                        .map(PortWords::instance)
                        .orElseGet(() -> "instance " + holder.shortForm());
    }

    public static String instance(Instance instance) {
        return "instance "
                + instance.id().shortForm()
                + instance.label()
                        .name()
                        .filter(name -> !name.isBlank())
                        .map(name -> " ('" + VisibleText.line(name, NAME) + "')")
                        .orElse("");
    }

    /// The last part of the directory that a lease is for.
    public static String place(PortLease lease) {
        String directory = lease.directory();
        String last = directory.substring(directory.lastIndexOf('/') + 1);
        return VisibleText.line(last.isEmpty() ? directory : last, NAME);
    }

    static String taken(PortLease lease, State state) {
        return "Port "
                + lease.port()
                + " is leased to "
                + holder(lease, state)
                + " for "
                + place(lease)
                + ". Take another, or have it released: drover ports release "
                + lease.port();
    }

    /// Who has the ports of a range that is used up.
    static String exhausted(State state, PortType type, Set<Integer> busy) {
        Map<String, Integer> holders = new HashMap<>();
        for (PortLease lease : state.ports().all()) {
            if (type.contains(lease.port())) {
                holders.merge(holder(lease, state), 1, Integer::sum);
            }
        }
        long used = busy.stream().filter(p -> type.contains(p) && !state.ports().has(p)).count();
        List<String> most =
                holders.entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue()
                                        .reversed()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(entry -> entry.getKey() + " has " + entry.getValue())
                        .toList();
        String others = most.size() > MOST_HOLDERS ? (most.size() - MOST_HOLDERS) + " more" : "";
        return "All "
                + type.size()
                + " ports of type "
                + type.name()
                + " ("
                + type.range()
                + ") are taken: "
                + Stream.of(
                                most.stream().limit(MOST_HOLDERS),
                                Stream.of(others),
                                Stream.of(used == 0 ? "" : used + " used without a lease"))
                        .flatMap(parts -> parts)
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "))
                + ". Release some (drover ports), or widen the range: drover settings set"
                + " ports.types "
                + type.name()
                + "="
                + type.first()
                + "-"
                + wider(type);
    }

    private static int wider(PortType type) {
        return Math.min(PortType.HIGHEST, type.last() + Math.max(100, type.size()));
    }
}
