package dev.drover.ui.worktrees;

import dev.drover.model.VisibleText;
import dev.drover.model.view.BranchClaimView;
import dev.drover.model.view.WorktreeView;
import dev.drover.ui.part.Figures;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// One worktree in its repository, every text ready and safe for the eye. Absent facts are empty
/// texts.
///
/// @param order its place in the list by repository
/// @param group what the repository is called
/// @param agents names of those who work there, in the order of the view
/// @param claims of its branch, the oldest first
/// @param owner what people call the instance for which it was made
/// @param share of the largest one's size, 0 to 1
/// @param haystack what the filter looks in, in lower case
record WorktreeEntry(
        WorktreeView view,
        int order,
        Fate fate,
        String name,
        String group,
        String path,
        String branch,
        String holds,
        String tracking,
        String who,
        List<String> agents,
        List<BranchClaimView> claims,
        String owner,
        String size,
        double share,
        String haystack) {
    private static final int PATH = 1_024;

    WorktreeEntry {
        agents = List.copyOf(agents);
        claims = List.copyOf(claims);
    }

    /// @param names what people call an instance, by its id
    /// @param largest size of the largest worktree of all
    static WorktreeEntry of(
            WorktreeView view,
            int order,
            String group,
            List<BranchClaimView> claims,
            Function<String, String> names,
            long largest) {
        Fate fate = Fate.of(view);
        String name = fate == Fate.MAIN ? group : WorktreeWords.name(view.path());
        String path = VisibleText.line(view.path(), PATH);
        String branch = WorktreeWords.branch(view);
        String holds = WorktreeWords.holds(view);
        String who = WorktreeWords.who(view, names);
        String claimed = ClaimWords.hint(claims);
        String owner = view.owner() == null ? "" : names.apply(view.owner());
        Long bytes = view.sizeBytes();
        String haystack =
                String.join(
                                "\n",
                                name,
                                group,
                                path,
                                branch,
                                holds,
                                who,
                                owner,
                                fate.word(),
                                claimed)
                        .toLowerCase(Locale.ROOT);
        return new WorktreeEntry(
                view,
                order,
                fate,
                name,
                group,
                path,
                branch,
                holds,
                WorktreeWords.tracking(view),
                who,
                view.instances().stream().map(names).toList(),
                claims,
                owner,
                bytes == null ? "" : Figures.size(bytes),
                bytes == null || largest <= 0 ? 0 : Math.clamp((double) bytes / largest, 0, 1),
                haystack);
    }

    String key() {
        return view.path();
    }

    boolean isMain() {
        return fate == Fate.MAIN;
    }
}
