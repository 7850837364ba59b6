package dev.drover.core.process;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.KnownProcess;
import dev.drover.model.process.ProcessTraits;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/// What one look at the machine has brought together.
///
/// @param traits of those that were looked at closely; all others count as unseen
/// @param known what command lines were recognised as
/// @param clients how many connections daemons have open, as far as it was counted
/// @param self Drover's own process
/// @param uid the user Drover runs as
public record ProcessLook(
        Collection<ProcessFacts> processes,
        Map<ProcessKey, ProcessTraits> traits,
        Map<ProcessKey, KnownProcess> known,
        Map<ProcessKey, Integer> clients,
        ProcessKey self,
        long uid,
        Instant at) {}
