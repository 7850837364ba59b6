package dev.drover.core.kill;

import dev.drover.model.LiveProcess;
import dev.drover.model.ProcessKey;

import java.util.List;
import java.util.Map;

/// Everybody there is at the moment of the question, and who asks.
///
/// @param processes those that the caller could signal
/// @param caller the agent's process that the command would run under
/// @param instances the processes of all live instances, the caller's included, with their names
/// @param ownRoots directories where the caller works and no other instance does
/// @param drover the daemon's own pid
public record Neighbours(
        List<LiveProcess> processes,
        ProcessKey caller,
        Map<ProcessKey, String> instances,
        List<String> ownRoots,
        long drover) {
    public Neighbours {
        processes = List.copyOf(processes);
        instances = Map.copyOf(instances);
        ownRoots = List.copyOf(ownRoots);
    }
}
