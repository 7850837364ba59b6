package dev.drover.daemon;

import dev.drover.agents.Agent;
import dev.drover.host.ProcessTable;
import dev.drover.model.Instance;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.State;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// Finds the agent's process among the ancestors of whoever called, while the caller waits for its
/// answer. The kernel tells the caller's pid; nothing of this is taken from a request's text.
final class Callers {
    private final ProcessTable processes;
    private final Map<Long, ProcessFacts> agentProcesses = new ConcurrentHashMap<>();

    Callers(ProcessTable processes) {
        this.processes = processes;
    }

    /// @param pid the caller, 0 if unknown
    /// @param sessionId the conversation the caller speaks of, null if none
    Optional<ProcessFacts> agentProcess(
            long pid, Agent agent, @Nullable String sessionId, State state) {
        if (pid <= 0) {
            return Optional.empty();
        }
        Predicate<ProcessFacts> speaking =
                known -> speaksFor(state, known.key(), agent.name(), sessionId);
        // The way of nearly all hooks: the agent calls itself, or has started the caller. It need
        // not be looked at: it lives, else the caller had another parent, and its end is watched.
        ProcessFacts itself = agentProcesses.get(pid);
        Optional<ProcessFacts> near =
                itself == null
                        ? processes.parent(pid).map(agentProcesses::get)
                        : Optional.of(itself);
        if (near.filter(speaking).isPresent()) {
            return near;
        }
        List<ProcessKey> lineage =
                processes.lineage(pid, key -> known(key).filter(speaking).isPresent());
        for (ProcessKey key : lineage) {
            Optional<ProcessFacts> known = known(key).filter(speaking);
            if (known.isPresent()) {
                return known;
            }
        }
        for (ProcessKey key : lineage) {
            Optional<ProcessFacts> facts =
                    processes.recall(key.pid()).filter(f -> f.key().equals(key));
            if (facts.filter(f -> runsForOthers(agent, f)).isPresent()) {
                return Optional.empty();
            }
            Optional<ProcessFacts> found =
                    facts.filter(
                            f -> agent.isAgent(f) || speaksFor(state, key, agent.name(), null));
            if (found.isPresent()) {
                agentProcesses.put(key.pid(), found.get());
                return found;
            }
        }
        return Optional.empty();
    }

    /// Is this process, or one of its ancestors, the process of the instance?
    boolean descendsFrom(long pid, Instance instance) {
        return pid > 0
                && instance.process() != null
                && processes.lineage(pid).contains(instance.process());
    }

    /// The live instance that the caller belongs to.
    Optional<Instance> instanceOf(long pid, State state) {
        return pid <= 0
                ? Optional.empty()
                : processes.lineage(pid).stream()
                        .flatMap(key -> state.instances().ofProcess(key).stream())
                        .filter(Instance::isLive)
                        .findFirst();
    }

    /// Whoever is above a program that serves several terminals has merely started it first.
    private static boolean runsForOthers(Agent agent, ProcessFacts process) {
        return agent.served().filter(served -> served.serves(process)).isPresent();
    }

    void forget(ProcessKey key) {
        known(key).ifPresent(facts -> agentProcesses.remove(key.pid(), facts));
    }

    private Optional<ProcessFacts> known(ProcessKey key) {
        return Optional.ofNullable(agentProcesses.get(key.pid()))
                .filter(facts -> facts.key().equals(key));
    }

    private static boolean speaksFor(
            State state, ProcessKey key, String agent, @Nullable String sessionId) {
        return state.instances()
                .ofProcess(key)
                .filter(i -> i.isLive() && i.agent().equals(agent))
                .filter(i -> sessionId == null || sessionId.equals(i.sessionId()))
                .isPresent();
    }
}
