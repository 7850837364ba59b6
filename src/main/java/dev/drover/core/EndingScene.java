package dev.drover.core;

import dev.drover.model.EndingCandidate;
import dev.drover.model.InstanceMap;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All that {@link EndingRules} judges by. What is not in it is unknown, and unknown means keep.
///
/// @param scan all processes that can be seen
/// @param self Drover's own process
/// @param uid the user whose processes may end; -1 where users have no numbers
/// @param instances those that are known; the live ones are protected
/// @param agents processes that are an agent's own by what they run, known or not
/// @param details of the wanted processes and all below them
/// @param wanted what is to end
/// @param automatic nobody asked for it: the stricter rules hold as well
public record EndingScene(
        List<ProcessFacts> scan,
        ProcessKey self,
        long uid,
        InstanceMap instances,
        Set<ProcessKey> agents,
        Map<ProcessKey, Detail> details,
        List<EndingCandidate> wanted,
        boolean automatic) {
    public EndingScene {
        scan = List.copyOf(scan);
        agents = Set.copyOf(agents);
        details = Map.copyOf(details);
        wanted = List.copyOf(wanted);
    }

    /// What only a closer look tells of a process.
    ///
    /// @param controlGroups content of `/proc/PID/cgroup`, empty where the system has none, null if
    /// it cannot be read
    /// @param supervisor it is an agent vendor's background process
    /// @param age since its start
    /// @param watched since it was first seen as something that may have to end
    public record Detail(
            @Nullable String controlGroups, boolean supervisor, Duration age, Duration watched) {}
}
