package dev.drover.agents;

import dev.drover.model.ProcessFacts;
import dev.drover.model.Sighting;

import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/// The list that an agent's vendor keeps of its running sessions, where it keeps one.
public interface AgentRegistry {
    /// All entries whose process is alive and is the one that the entry means; leftovers are
    /// ignored.
    ///
    /// @param look looks up a live process by pid
    List<Sighting> sightings(LongFunction<Optional<ProcessFacts>> look);
}
