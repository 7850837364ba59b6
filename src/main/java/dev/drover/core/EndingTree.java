package dev.drover.core;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who started whom, in one scan. A parent that is younger than its child is another process that
/// got the parent's pid, and so is none. Whatever a scan says, no walk through it is endless.
final class EndingTree {
    private final Map<Long, ProcessFacts> byPid = new HashMap<>();
    private final Map<ProcessKey, List<ProcessFacts>> children = new HashMap<>();

    EndingTree(List<ProcessFacts> scan) {
        scan.forEach(facts -> byPid.put(facts.key().pid(), facts));
        for (ProcessFacts facts : byPid.values()) {
            parent(facts)
                    .ifPresent(
                            p ->
                                    children.computeIfAbsent(p.key(), k -> new ArrayList<>())
                                            .add(facts));
        }
    }

    /// The process that the key names; empty if it is not in the scan.
    Optional<ProcessFacts> find(ProcessKey key) {
        return Optional.ofNullable(byPid.get(key.pid())).filter(f -> f.key().equals(key));
    }

    Optional<ProcessFacts> parent(ProcessFacts facts) {
        return Optional.ofNullable(byPid.get(facts.parent()))
                .filter(p -> p.key().pid() != facts.key().pid())
                .filter(p -> p.key().start() <= facts.key().start());
    }

    List<ProcessFacts> children(ProcessFacts facts) {
        return children.getOrDefault(facts.key(), List.of());
    }

    /// Nearest first, without the process itself.
    List<ProcessFacts> ancestors(ProcessFacts facts) {
        List<ProcessFacts> above = new ArrayList<>();
        Set<ProcessKey> met = new HashSet<>(Set.of(facts.key()));
        Optional<ProcessFacts> next = parent(facts);
        while (next.isPresent() && met.add(next.get().key())) {
            above.add(next.get());
            next = parent(next.get());
        }
        return above;
    }

    /// These processes and all below them.
    List<ProcessFacts> reach(Collection<ProcessKey> wanted) {
        List<ProcessFacts> found = new ArrayList<>();
        Set<ProcessKey> met = new HashSet<>();
        for (ProcessKey key : wanted) {
            find(key).filter(f -> met.add(f.key())).ifPresent(found::add);
        }
        for (int i = 0; i < found.size(); i++) {
            for (ProcessFacts child : children(found.get(i))) {
                if (met.add(child.key())) {
                    found.add(child);
                }
            }
        }
        return found;
    }
}
