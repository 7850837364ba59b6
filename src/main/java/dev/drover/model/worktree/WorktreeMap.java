package dev.drover.model.worktree;

import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// What Drover must not forget of worktrees: those it made, by path, and those in the trash, by id.
/// What is so on the disk is seen, not remembered.
public record WorktreeMap(PMap<String, MadeWorktree> made, PMap<String, TrashedWorktree> trash) {
    public static final WorktreeMap EMPTY =
            new WorktreeMap(HashTreePMap.empty(), HashTreePMap.empty());

    public WorktreeMap with(MadeWorktree worktree) {
        return new WorktreeMap(made.plus(worktree.path(), worktree), trash);
    }

    public WorktreeMap without(String path) {
        return made.containsKey(path) ? new WorktreeMap(made.minus(path), trash) : this;
    }

    public WorktreeMap with(TrashedWorktree worktree) {
        return new WorktreeMap(made, trash.plus(worktree.id(), worktree));
    }

    public WorktreeMap withoutTrashed(String id) {
        return trash.containsKey(id) ? new WorktreeMap(made, trash.minus(id)) : this;
    }
}
