package dev.drover.daemon;

import dev.drover.host.ProcessTable;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessTraits;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The real process table, seen as far as this JVM and what it started. So a test passes the same
/// way on a machine where agents run, and when an agent runs the test.
final class OwnTree implements ProcessTable {
    private final ProcessTable all = ProcessTable.ofThisMachine();
    private final Set<ProcessKey> ours = ConcurrentHashMap.newKeySet();
    private final long root = ProcessHandle.current().pid();

    @Override
    public String boot() {
        return all.boot();
    }

    @Override
    public Presence presence(ProcessKey key) {
        return all.presence(key);
    }

    @Override
    public Optional<ProcessFacts> look(long pid) {
        return all.look(pid);
    }

    @Override
    public Optional<Long> parent(long pid) {
        return pid == root ? Optional.empty() : all.parent(pid);
    }

    @Override
    public List<ProcessKey> lineage(long pid) {
        return lineage(pid, key -> false);
    }

    @Override
    public List<ProcessKey> lineage(long pid, Predicate<ProcessKey> wanted) {
        return all.lineage(pid, key -> key.pid() == root || wanted.test(key));
    }

    @Override
    public List<ProcessFacts> ancestry(long pid) {
        List<ProcessFacts> ancestry = new ArrayList<>();
        for (ProcessFacts facts : all.ancestry(pid)) {
            ancestry.add(facts);
            if (facts.key().pid() == root) {
                break;
            }
        }
        return ancestry;
    }

    /// What was ours once stays in sight when its parent has ended, as a child of pid 1 whatever
    /// has taken it in.
    @Override
    public List<ProcessFacts> scan() {
        List<ProcessFacts> seen = all.scan();
        Map<Long, Long> parents = new HashMap<>();
        seen.forEach(facts -> parents.put(facts.key().pid(), facts.parent()));
        List<ProcessFacts> found = new ArrayList<>();
        for (ProcessFacts facts : seen) {
            if (isOurs(facts.key().pid(), parents)) {
                ours.add(facts.key());
                found.add(facts);
            } else if (ours.contains(facts.key())) {
                found.add(ours.contains(parent(facts, seen)) ? facts : adopted(facts));
            }
        }
        return found;
    }

    private static @Nullable ProcessKey parent(ProcessFacts child, List<ProcessFacts> all) {
        return all.stream()
                .map(ProcessFacts::key)
                .filter(key -> key.pid() == child.parent())
                .findFirst()
                .orElse(null);
    }

    private static ProcessFacts adopted(ProcessFacts facts) {
        return new ProcessFacts(
                facts.key(),
                1,
                facts.uid(),
                facts.executable(),
                facts.executableDeleted(),
                facts.command(),
                facts.cwd(),
                facts.state(),
                facts.startedAt(),
                facts.memoryBytes(),
                facts.tty());
    }

    @Override
    public ProcessTraits traits(ProcessKey key) {
        return all.traits(key);
    }

    @Override
    public Map<Long, List<Integer>> listening(Collection<Long> pids) {
        return all.listening(pids);
    }

    private boolean isOurs(long pid, Map<Long, Long> parents) {
        long at = pid;
        while (at > 1) {
            if (at == root) {
                return true;
            }
            at = parents.getOrDefault(at, 0L);
        }
        return false;
    }
}
