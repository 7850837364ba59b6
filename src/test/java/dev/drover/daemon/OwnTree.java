package dev.drover.daemon;

import dev.drover.host.ProcessTable;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The real process table, seen as far as this JVM and what it started. So a test passes the same
/// way on a machine where agents run, and when an agent runs the test.
final class OwnTree implements ProcessTable {
    private final ProcessTable all = ProcessTable.ofThisMachine();
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

    @Override
    public List<ProcessFacts> scan() {
        List<ProcessFacts> seen = all.scan();
        Map<Long, Long> parents = new HashMap<>();
        seen.forEach(facts -> parents.put(facts.key().pid(), facts.parent()));
        return seen.stream().filter(facts -> isOurs(facts.key().pid(), parents)).toList();
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
