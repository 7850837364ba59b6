package dev.drover.daemon;

import dev.drover.model.Event;
import dev.drover.model.VisibleText;

/// Events of worktrees as people would tell them, each in one line.
final class WorktreeWords {
    private static final int PATH = 400;

    private WorktreeWords() {}

    static String of(Event.OfWorktree event) {
        return switch (event) {
            case Event.WorktreeReserved e ->
                    "Makes worktree "
                            + line(e.worktree().path())
                            + " on branch "
                            + line(e.worktree().branch());
            case Event.WorktreeReady e -> "Made worktree " + line(e.path());
            case Event.WorktreeFailed e ->
                    "Could not make worktree " + line(e.path()) + ": " + line(e.reason());
            case Event.WorktreeForgotten e -> "Worktree " + line(e.path()) + " is gone";
            case Event.WorktreeRemovalBegun e -> "Moves " + line(e.worktree().path()) + " away";
            case Event.WorktreeKept e -> "A worktree was kept: " + line(e.reason());
            case Event.WorktreeTrashed e -> "Moved to the trash as " + line(e.trashId());
            case Event.WorktreeRestored e -> "Brought back from the trash: " + line(e.trashId());
            case Event.WorktreePurged e -> "Deleted from the trash: " + line(e.trashId());
            case Event.WorktreeSnapshot e -> "Kept a snapshot of " + line(e.path());
            case Event.WorktreeLost e ->
                    "Somebody else removed "
                            + line(e.path())
                            + (e.snapshot().isEmpty() ? "" : "; there is a snapshot");
        };
    }

    private static String line(String text) {
        return VisibleText.line(text, PATH);
    }
}
