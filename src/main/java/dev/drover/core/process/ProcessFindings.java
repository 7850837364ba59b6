package dev.drover.core.process;

import dev.drover.core.ProcessFinding;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.Place;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.DaemonDirectory;
import dev.drover.model.process.ProcessClass;
import dev.drover.model.process.ProcessNode;
import dev.drover.model.process.ProcessTree;
import dev.drover.model.process.ServerGroup;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What in a tree a person should hear of: duplicates, one for each server and place; orphans, one
/// for each session that left them; logs of databases that grow without end.
public final class ProcessFindings {
    private static final int MOST_LINES = 12;

    /// Above this a write-ahead log is not emptied as it should be.
    public static final long LARGE_WAL = 64L << 20;

    private ProcessFindings() {}

    public static List<ProcessFinding> of(
            ProcessTree tree, Collection<DaemonDirectory> directories) {
        List<ProcessFinding> findings = new ArrayList<>();
        tree.duplicates().forEach(group -> findings.add(duplicate(group, tree)));
        Map<String, List<ProcessNode>> orphans = new LinkedHashMap<>();
        for (ProcessNode root : tree.roots()) {
            collect(root, orphans);
        }
        orphans.forEach((left, nodes) -> findings.add(orphans(left, nodes)));
        for (DaemonDirectory directory : directories) {
            for (DaemonDirectory.Store store : directory.databases()) {
                if (store.walBytes() > LARGE_WAL) {
                    findings.add(wal(directory, store));
                }
            }
        }
        return findings;
    }

    /// The topmost of each leftover tree, by the session that left it.
    private static void collect(ProcessNode node, Map<String, List<ProcessNode>> orphans) {
        if (node.why() == ProcessClass.ORPHAN) {
            String left = node.owner() == null ? "server/" + node.name() : node.owner().value();
            orphans.computeIfAbsent(left, key -> new ArrayList<>()).add(node);
            return;
        }
        node.children().forEach(child -> collect(child, orphans));
    }

    private static ProcessFinding duplicate(ServerGroup group, ProcessTree tree) {
        List<String> evidence = new ArrayList<>();
        evidence.add(group.reason());
        group.kept().forEach(key -> evidence.add(line(key, tree, "stays")));
        group.extra().forEach(key -> evidence.add(line(key, tree, "is one too many")));
        return new ProcessFinding(
                AlertKind.DUPLICATE,
                AlertSeverity.WARNING,
                group.id(),
                Names.line(group.name()),
                "runs more than "
                        + (group.limit() == 1 ? "once" : group.limit() + " times")
                        + " in "
                        + group.where()
                        + (group.marked() ? ", where you want one" : "")
                        + "; `drover processes duplicates` shows which",
                few(evidence),
                group.extra().isEmpty() ? null : place(group.extra().getFirst()));
    }

    private static String line(ProcessKey key, ProcessTree tree, String what) {
        String started =
                tree.find(key)
                        .map(node -> ", started " + Names.time(node.facts().startedAt()))
                        .orElse("");
        return "Process " + key.pid() + started + ", " + what + ".";
    }

    private static ProcessFinding orphans(String left, List<ProcessNode> nodes) {
        ProcessNode first = nodes.getFirst();
        List<String> evidence = new ArrayList<>();
        for (ProcessNode node : nodes) {
            evidence.add("Process " + node.key().pid() + ": " + node.name());
        }
        evidence.addAll(first.evidence());
        return new ProcessFinding(
                AlertKind.ORPHAN,
                AlertSeverity.WARNING,
                left,
                nodes.size() == 1 ? first.name() : first.name() + " and others",
                (nodes.size() == 1 ? "outlives its session" : "outlive their session")
                        + " and "
                        + (nodes.size() == 1 ? "holds" : "hold")
                        + " memory; `drover processes orphans` shows how much",
                few(evidence),
                place(first.key()));
    }

    private static Place place(ProcessKey process) {
        return new Place.Processes(process.toString());
    }

    private static ProcessFinding wal(DaemonDirectory directory, DaemonDirectory.Store store) {
        return new ProcessFinding(
                AlertKind.WAL_GROWTH,
                AlertSeverity.WARNING,
                store.path(),
                Names.line(directory.profile()),
                "has a database whose write-ahead log is above 64 MB; restart the daemon that"
                        + " writes it, so that it is emptied",
                List.of(
                        "The log is " + Names.line(store.path()) + "-wal.",
                        "It has "
                                + store.walBytes() / 1_000_000
                                + " MB, the database "
                                + store.bytes() / 1_000_000
                                + " MB."),
                null);
    }

    private static List<String> few(List<String> lines) {
        return lines.size() <= MOST_LINES ? lines : lines.subList(0, MOST_LINES);
    }
}
