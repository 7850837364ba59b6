package dev.drover.model;

import org.pcollections.HashTreePSet;
import org.pcollections.PSet;

/// Subagents of an instance, counted by id: a stop without a start counts once as well.
///
/// @param live ids that started and have not stopped
/// @param ever how many different ones were seen
public record Subagents(PSet<String> live, int ever) {
    public static final Subagents NONE = new Subagents(HashTreePSet.empty(), 0);

    public Subagents started(String id) {
        return live.contains(id) ? this : new Subagents(live.plus(id), ever + 1);
    }

    public Subagents stopped(String id) {
        return live.contains(id)
                ? new Subagents(live.minus(id), ever)
                : new Subagents(live, ever + 1);
    }

    public Subagents allStopped() {
        return live.isEmpty() ? this : new Subagents(HashTreePSet.empty(), ever);
    }
}
