package dev.drover.agents;

import dev.drover.model.ProcessFacts;

import java.util.List;
import java.util.Optional;

/// All agents that Drover knows. Which those are, {@code agents.known} says.
public final class Agents {
    private final List<Agent> known;
    private final List<AgentRegistry> registries;

    public Agents(List<Agent> known, List<AgentRegistry> registries) {
        this.known = List.copyOf(known);
        this.registries = List.copyOf(registries);
    }

    /// The agent of this name; one that is not known is taken at its word.
    ///
    /// @throws MalformedReportException if it is no name for an agent
    public Agent named(String name) throws MalformedReportException {
        for (Agent agent : known) {
            if (agent.name().equals(name)) {
                return agent;
            }
        }
        if (!Generic.isName(name)) {
            throw new MalformedReportException(
                    "'"
                            + Hint.word(name)
                            + "' is no name for an agent: small letters, digits and '-', at most"
                            + " 64");
        }
        return new Generic(name);
    }

    /// Does Drover have a class for this agent?
    public boolean knows(String name) {
        return known.stream().anyMatch(agent -> agent.name().equals(name));
    }

    /// The agent whose own process this is.
    public Optional<Agent> recognise(ProcessFacts process) {
        return known.stream().filter(agent -> agent.isAgent(process)).findFirst();
    }

    /// The agent whose own background program this is.
    public Optional<Agent> service(ProcessFacts process) {
        return known.stream().filter(agent -> agent.isService(process)).findFirst();
    }

    /// Might this be a vendor's own background process, which looks after sessions and is none?
    public boolean isSupervisor(ProcessFacts process) {
        return known.stream().anyMatch(agent -> agent.mayBeService(process));
    }

    public List<AgentRegistry> registries() {
        return registries;
    }
}
