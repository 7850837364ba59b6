package dev.drover.model;

import dev.drover.model.worktree.MadeWorktree;
import dev.drover.model.worktree.TrashedWorktree;
import dev.drover.model.worktree.WorktreeMap;

/// What instances and people hold of the things they share: worktrees, branches and ports; and what
/// they tell each other.
public record Holdings(
        WorktreeMap worktrees, BranchMap branches, PortMap ports, MessageMap messages) {
    public static final Holdings NONE =
            new Holdings(WorktreeMap.EMPTY, BranchMap.EMPTY, PortMap.EMPTY, MessageMap.EMPTY);

    Holdings after(Event.OfPort event) {
        PortMap changed = ports.after(event);
        return changed == ports ? this : new Holdings(worktrees, branches, changed, messages);
    }

    Holdings after(Event.OfBranch event) {
        BranchMap changed = branches.after(event);
        return changed == branches ? this : new Holdings(worktrees, changed, ports, messages);
    }

    Holdings after(Event.OfWorktree event) {
        WorktreeMap changed = worktreesAfter(event);
        return changed == worktrees ? this : new Holdings(changed, branches, ports, messages);
    }

    Holdings after(Event.OfMessage event) {
        MessageMap changed = messages.after(event);
        return changed == messages ? this : new Holdings(worktrees, branches, ports, changed);
    }

    private WorktreeMap worktreesAfter(Event.OfWorktree event) {
        return switch (event) {
            case Event.WorktreeReserved e -> worktrees.with(e.worktree());
            case Event.WorktreeReady e -> {
                MadeWorktree known = worktrees.made().get(e.path());
                yield known == null ? worktrees : worktrees.with(known.made());
            }
            case Event.WorktreeFailed e -> worktrees.without(e.path());
            case Event.WorktreeForgotten e -> worktrees.without(e.path());
            case Event.WorktreeRemovalBegun e -> worktrees.with(e.worktree());
            case Event.WorktreeKept e -> worktrees.withoutTrashed(e.trashId());
            case Event.WorktreeTrashed e -> {
                TrashedWorktree known = worktrees.trash().get(e.trashId());
                yield known == null ? worktrees : worktrees.with(known.moved(e.at()));
            }
            case Event.WorktreeRestored e -> worktrees.withoutTrashed(e.trashId());
            case Event.WorktreePurged e -> worktrees.withoutTrashed(e.trashId());
            case Event.WorktreeSnapshot _ -> worktrees;
            case Event.WorktreeLost _ -> worktrees;
        };
    }
}
