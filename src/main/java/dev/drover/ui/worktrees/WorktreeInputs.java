package dev.drover.ui.worktrees;

import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.TrashedWorktreeView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.view.WorktreeWish;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of worktrees asks for and has done. All of it may take as long as git takes, and
/// all that changes something throws {@link dev.drover.core.Refused}.
///
/// @param list all worktrees; true looks at them first, false tells what was seen last
/// @param claims of branches, in all repositories
/// @param create makes one, or says where its branch is checked out already
/// @param reclaimable what would be moved to the trash because nothing is lost with it
public record WorktreeInputs(
        Function<Boolean, List<WorktreeView>> list,
        Supplier<List<BranchClaimView>> claims,
        Function<WorktreeWish, WorktreeDeed> create,
        Removal remove,
        Supplier<List<WorktreeDeed>> reclaimable,
        Trash trash) {

    /// Moves one to the trash.
    @FunctionalInterface
    public interface Removal {
        /// @param rescue also if it holds work, which goes along
        /// @param preview only tells what would happen
        WorktreeDeed remove(String path, boolean rescue, boolean preview);
    }

    /// @param keep how long something lies there whose loss would lose nothing
    /// @param restore takes an id, and brings it back with all it had
    /// @param purge takes an id, and deletes it for good
    public record Trash(
            Supplier<List<TrashedWorktreeView>> all,
            Supplier<Duration> keep,
            Function<String, WorktreeDeed> restore,
            Function<String, WorktreeDeed> purge) {}
}
