package dev.drover.core.process;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The processes of one look, by parent. Whatever the facts say, going up or down comes to an end.
public final class Forest {
    private final Map<Long, ProcessFacts> byPid = new HashMap<>();
    private final Map<Long, List<ProcessFacts>> children = new HashMap<>();

    public Forest(Collection<ProcessFacts> processes) {
        for (ProcessFacts facts : processes) {
            byPid.put(facts.key().pid(), facts);
        }
        for (ProcessFacts facts : byPid.values()) {
            ProcessFacts parent = parent(facts);
            if (parent != null) {
                children.computeIfAbsent(parent.key().pid(), pid -> new ArrayList<>()).add(facts);
            }
        }
    }

    public @Nullable ProcessFacts get(ProcessKey key) {
        ProcessFacts facts = byPid.get(key.pid());
        return facts != null && facts.key().equals(key) ? facts : null;
    }

    /// Null also where the parent cannot be seen, or another process has its pid by now.
    @Nullable ProcessFacts byPid(long pid) {
        return byPid.get(pid);
    }

    public @Nullable ProcessFacts parent(ProcessFacts child) {
        ProcessFacts parent = byPid.get(child.parent());
        boolean older =
                parent != null && parent != child && parent.key().start() <= child.key().start();
        return older ? parent : null;
    }

    public List<ProcessFacts> children(ProcessFacts parent) {
        return children.getOrDefault(parent.key().pid(), List.of());
    }

    /// Nearest first.
    public List<ProcessFacts> ancestors(ProcessFacts process) {
        Set<ProcessFacts> chain = new LinkedHashSet<>();
        for (ProcessFacts at = parent(process); at != null && chain.add(at); at = parent(at)) {
            // a chain that comes back to itself ends where it does
        }
        return List.copyOf(chain);
    }

    /// Does the chain of parents lead up to the first process, or out of this container? Where it
    /// ends earlier a part of it cannot be seen.
    public boolean seesAllAbove(ProcessFacts process) {
        ProcessFacts top = process;
        Set<ProcessFacts> seen = new HashSet<>();
        for (ProcessFacts at = process; at != null && seen.add(at); at = parent(at)) {
            top = at;
        }
        return top.key().pid() == 1 || top.parent() == 1 || top.parent() == 0;
    }

    /// This one and all below it.
    public Set<ProcessFacts> below(ProcessFacts process) {
        Set<ProcessFacts> all = new LinkedHashSet<>(List.of(process));
        List<ProcessFacts> open = new ArrayList<>(List.of(process));
        while (!open.isEmpty()) {
            for (ProcessFacts child : children(open.removeLast())) {
                if (all.add(child)) {
                    open.add(child);
                }
            }
        }
        return all;
    }
}
