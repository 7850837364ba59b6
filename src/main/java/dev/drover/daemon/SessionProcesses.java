package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.agents.Agents;
import dev.drover.host.OtherHomes;
import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which of the processes that were seen are sessions of agents. Some agents start themselves once
/// more and do their work there; then the process above is none. Nor are those that report to
/// another Drover ours to show. For one caller at a time.
final class SessionProcesses {
    /// By then such an agent has started itself once more, if it does so at all.
    private static final Duration STARTED = Duration.ofSeconds(5);

    private final Agents agents;
    private final OtherHomes others;
    private final InstantSource clock;
    private Set<ProcessKey> launchers = Set.of();

    record Found(Agent agent, ProcessFacts process) {}

    SessionProcesses(Agents agents, OtherHomes others, InstantSource clock) {
        this.agents = agents;
        this.others = others;
        this.clock = clock;
    }

    List<Found> in(List<ProcessFacts> seen) {
        List<Found> found = new ArrayList<>();
        for (ProcessFacts facts : seen) {
            agents.recognise(facts).ifPresent(agent -> found.add(new Found(agent, facts)));
        }
        Set<ProcessKey> elsewhere =
                others.among(found.stream().map(one -> one.process().key()).toList());
        found.removeIf(one -> elsewhere.contains(one.process().key()));
        Map<Long, Found> twice = new HashMap<>();
        for (Found one : found) {
            if (one.agent().startsItselfAgain()) {
                twice.put(one.process().key().pid(), one);
            }
        }
        Set<ProcessKey> above = new HashSet<>();
        Set<ProcessKey> unsure = new HashSet<>();
        Instant begun = clock.instant().minus(STARTED);
        for (Found one : twice.values()) {
            Found parent = twice.get(one.process().parent());
            if (parent != null && parent.agent().name().equals(one.agent().name())) {
                above.add(parent.process().key());
            } else if (one.process().startedAt().isAfter(begun)) {
                unsure.add(one.process().key());
            }
        }
        launchers = above;
        found.removeIf(
                one -> above.contains(one.process().key()) || unsure.contains(one.process().key()));
        return found;
    }

    /// Those that the last look has shown to be no sessions, and that have been taken for some.
    List<ProcessKey> launchers(State state) {
        return launchers.stream()
                .filter(
                        key ->
                                state.instances()
                                        .ofProcess(key)
                                        .filter(Instance::isLive)
                                        .isPresent())
                .toList();
    }
}
