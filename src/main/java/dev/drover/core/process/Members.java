package dev.drover.core.process;

import dev.drover.model.Instance;
import dev.drover.model.OwnedProcess;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which of all processes have to do with agents: the sessions and what is below them, what was
/// seen below one before, and what was recognised; each with all below it.
public final class Members {
    private final Forest forest;
    private final State state;
    private final Map<ProcessKey, Instance> sessions = new HashMap<>();
    private final Map<ProcessKey, Instance> above = new HashMap<>();
    private final Set<ProcessFacts> all = new LinkedHashSet<>();

    /// @param recognised processes whose command lines are known
    public Members(Forest forest, State state, Set<ProcessKey> recognised) {
        this.forest = forest;
        this.state = state;
        for (Instance instance : state.instances().all()) {
            ProcessFacts process =
                    instance.process() == null ? null : forest.get(instance.process());
            if (process != null) {
                sessions.merge(process.key(), instance, (a, b) -> a.isLive() ? a : b);
            }
        }
        sessions.keySet().forEach(this::add);
        recognised.forEach(this::add);
        state.owned().keySet().forEach(this::add);
        sessions.forEach((key, instance) -> mark(key));
    }

    private void add(ProcessKey key) {
        ProcessFacts process = forest.get(key);
        if (process != null && !all.contains(process)) {
            all.addAll(forest.below(process));
        }
    }

    /// Everything below this session and above the next one is its.
    private void mark(ProcessKey session) {
        ProcessFacts top = forest.get(session);
        Instance instance = sessions.get(session);
        if (top == null || instance == null) {
            return;
        }
        Set<ProcessFacts> open = new LinkedHashSet<>(forest.children(top));
        Set<ProcessFacts> seen = new LinkedHashSet<>(Set.of(top));
        while (!open.isEmpty()) {
            ProcessFacts next = open.iterator().next();
            open.remove(next);
            if (seen.add(next)) {
                above.put(next.key(), instance);
                if (!sessions.containsKey(next.key())) {
                    open.addAll(forest.children(next));
                }
            }
        }
    }

    public Set<ProcessFacts> all() {
        return all;
    }

    /// The session whose process this is, null if it is none.
    public @Nullable Instance session(ProcessFacts process) {
        return sessions.get(process.key());
    }

    /// The nearest session above it, null if there is none.
    public @Nullable Instance above(ProcessFacts process) {
        return above.get(process.key());
    }

    public @Nullable OwnedProcess owned(ProcessFacts process) {
        return state.owned().get(process.key());
    }

    /// The session that it is remembered for; null if there is none or that is forgotten.
    @Nullable Instance owner(ProcessFacts process) {
        OwnedProcess owned = owned(process);
        return owned == null ? null : state.instances().get(owned.owner()).orElse(null);
    }

    /// Has the session not ended, or does its process still run?
    boolean lives(@Nullable Instance instance) {
        return instance != null
                && (instance.isLive()
                        || (instance.process() != null
                                && sessions.containsKey(instance.process())));
    }
}
