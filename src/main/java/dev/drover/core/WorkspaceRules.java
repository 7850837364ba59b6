package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.Location;
import dev.drover.model.Workspace;

import java.time.Instant;

/// Workspaces appear when an instance first works in them.
final class WorkspaceRules {
    private WorkspaceRules() {}

    static void found(Draft draft, Location location, Instant at) {
        if (!draft.state().workspaces().containsKey(location.workspace())) {
            draft.add(
                    new Event.WorkspaceFound(
                            new Workspace(location.workspace(), location.root(), at)));
        }
    }
}
