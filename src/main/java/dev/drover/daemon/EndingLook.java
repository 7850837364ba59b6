package dev.drover.daemon;

import dev.drover.agents.Agents;
import dev.drover.core.EndingRules;
import dev.drover.core.EndingScene;
import dev.drover.host.OwnProcess;
import dev.drover.host.ProcessTable;
import dev.drover.model.EndingCandidate;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Looks at the machine for an ending: everything that the rules judge by, read afresh for each
/// process that may be hit. Remembers since when something was seen as one that may have to end.
final class EndingLook {
    private final ProcessTable processes;
    private final Agents agents;
    private final Supplier<State> state;
    private final LongSupplier nanos;
    private final Map<ProcessKey, Long> firstSeen = new ConcurrentHashMap<>();

    /// @param nanos a clock that nobody sets
    EndingLook(ProcessTable processes, Agents agents, Supplier<State> state, LongSupplier nanos) {
        this.processes = processes;
        this.agents = agents;
        this.state = state;
        this.nanos = nanos;
    }

    /// Notes what may have to end, with all below it. What is not among them any more is forgotten,
    /// and so begins anew if it comes back.
    void watch(Collection<EndingCandidate> candidates) {
        Set<ProcessKey> seen = new HashSet<>();
        if (!candidates.isEmpty()) {
            EndingRules.reach(processes.scan(), keys(candidates)).forEach(f -> seen.add(f.key()));
        }
        firstSeen.keySet().retainAll(seen);
        long now = nanos.getAsLong();
        seen.forEach(key -> firstSeen.putIfAbsent(key, now));
    }

    /// These processes, as far as they are still there, and all below them.
    List<ProcessKey> below(List<ProcessKey> keys) {
        return EndingRules.reach(processes.scan(), keys).stream().map(ProcessFacts::key).toList();
    }

    EndingScene scene(List<EndingCandidate> wanted, boolean automatic) {
        Map<Long, ProcessFacts> scan = new HashMap<>();
        processes.scan().forEach(f -> scan.put(f.key().pid(), f));
        Map<ProcessKey, EndingScene.Detail> details = new HashMap<>();
        for (ProcessFacts facts : EndingRules.reach(List.copyOf(scan.values()), keys(wanted))) {
            lookAgain(facts, scan, details);
        }
        ProcessKey self = new OwnProcess(processes).key();
        // A scan may be some looks old about who is whose child; nobody errs about these.
        processes.ancestry(self.pid()).forEach(f -> scan.put(f.key().pid(), f));
        Set<ProcessKey> known = new HashSet<>();
        scan.values().stream()
                .filter(f -> agents.recognise(f).isPresent())
                .map(ProcessFacts::key)
                .forEach(known::add);
        return new EndingScene(
                List.copyOf(scan.values()),
                self,
                OwnProcess.uid(),
                state.get().instances(),
                known,
                details,
                wanted,
                automatic);
    }

    /// What was remembered of a process may be a few looks old: what may be hit is read afresh.
    private void lookAgain(
            ProcessFacts seen,
            Map<Long, ProcessFacts> scan,
            Map<ProcessKey, EndingScene.Detail> details) {
        ProcessFacts fresh = processes.look(seen.key().pid()).orElse(null);
        if (fresh == null || !fresh.key().equals(seen.key())) {
            scan.remove(seen.key().pid());
            return;
        }
        scan.put(fresh.key().pid(), fresh);
        Long since = firstSeen.get(fresh.key());
        details.put(
                fresh.key(),
                new EndingScene.Detail(
                        processes.controlGroups(fresh.key().pid()),
                        agents.isSupervisor(fresh),
                        processes.age(fresh),
                        since == null
                                ? Duration.ZERO
                                : Duration.ofNanos(nanos.getAsLong() - since)));
    }

    private static List<ProcessKey> keys(Collection<EndingCandidate> candidates) {
        return candidates.stream().map(EndingCandidate::process).toList();
    }
}
