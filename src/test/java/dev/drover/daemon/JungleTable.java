package dev.drover.daemon;

import dev.drover.host.Jungle;
import dev.drover.host.ProcessTable;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The real process table, seen as far as this JVM, what it runs in, and one jungle; with a few
/// things that a test cannot bring about on a real machine told instead.
public final class JungleTable implements ProcessTable {
    final Map<ProcessKey, String> groups = new ConcurrentHashMap<>();
    final Map<ProcessKey, Long> owners = new ConcurrentHashMap<>();
    final Map<ProcessKey, Duration> ages = new ConcurrentHashMap<>();

    private final ProcessTable all = ProcessTable.ofThisMachine();
    private final Jungle jungle;

    public JungleTable(Jungle jungle) {
        this.jungle = jungle;
    }

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
        return all.look(pid).filter(this::shown).map(this::told);
    }

    @Override
    public List<ProcessKey> lineage(long pid) {
        return all.lineage(pid);
    }

    @Override
    public List<ProcessFacts> ancestry(long pid) {
        return all.ancestry(pid);
    }

    @Override
    public List<ProcessFacts> scan() {
        return all.scan().stream().filter(this::shown).map(this::told).toList();
    }

    @Override
    public String controlGroups(long pid) {
        return all.look(pid).map(f -> groups.getOrDefault(f.key(), "0::/a.scope")).orElse("");
    }

    @Override
    public Duration age(ProcessFacts facts) {
        return ages.getOrDefault(facts.key(), Duration.ofHours(1));
    }

    private boolean shown(ProcessFacts facts) {
        long self = ProcessHandle.current().pid();
        return facts.key().pid() == self
                || jungle.holds(facts)
                || all.lineage(self).contains(facts.key());
    }

    private ProcessFacts told(ProcessFacts facts) {
        return new ProcessFacts(
                facts.key(),
                facts.parent(),
                owners.getOrDefault(facts.key(), facts.uid()),
                facts.executable(),
                facts.executableDeleted(),
                facts.command(),
                facts.cwd(),
                facts.state(),
                facts.startedAt(),
                facts.memoryBytes(),
                facts.tty());
    }
}
