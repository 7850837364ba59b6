package dev.drover.model.worktree;

import java.util.List;

/// Who is in a worktree.
///
/// @param instances names of living agents that work there
/// @param processes what runs there or has a file of it open, each in a few words
/// @param blind whether this system does not let us see that
public record Occupants(List<String> instances, List<String> processes, boolean blind) {
    public static final Occupants NONE = new Occupants(List.of(), List.of(), false);

    public Occupants {
        instances = List.copyOf(instances);
        processes = List.copyOf(processes);
    }
}
