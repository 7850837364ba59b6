package dev.drover.mcp;

import dev.drover.mcp.Tool.Effect;
import dev.drover.mcp.Tool.Said;
import dev.drover.model.InstanceId;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.model.view.WorktreeView;
import dev.drover.model.view.WorktreeWish;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/// Worktrees: which there are and how they stand, and a new one. None is ever removed here.
final class WorktreeTools {
    private static final int MOST = 50;

    private WorktreeTools() {}

    record Which(
            @Says("Top of the repository's main worktree; else your own, else all")
                    @Nullable String repository) {}

    record Wish(
            @Says(value = "Branch, new or existing; the directory is named after it", longest = 200)
                    String branch,
            @Says(value = "What a new branch begins at; else what the project says, or HEAD")
                    @Nullable String base) {}

    /// @param changed paths that are not committed, staged ones and untracked ones included
    /// @param unpushed commits that nothing else has
    /// @param agents ids of those that work there
    record Worktree(
            String path,
            String repository,
            boolean main,
            @Nullable String branch,
            int changed,
            int unpushed,
            @Nullable String operation,
            List<String> agents) {}

    record Worktrees(List<Worktree> worktrees, int more) {}

    /// @param made false: the branch is checked out at this path already
    record Made(String path, boolean made, String note) {}

    static List<Tool<?, ?>> tools() {
        return List.of(
                new Tool<>(
                        "list_worktrees",
                        "List worktrees",
                        "Git worktrees of your repository with their branch, uncommitted and"
                                + " unpushed work, and the agents in them.",
                        Which.class,
                        Worktrees.class,
                        Effect.NOTHING,
                        WorktreeTools::list),
                new Tool<>(
                        "create_worktree",
                        "Create a worktree",
                        "Make a git worktree of your own beside the repository, to work apart from"
                                + " other agents. Comes back with its path; the branch is claimed"
                                + " for you.",
                        Wish.class,
                        Made.class,
                        Effect.ONCE,
                        WorktreeTools::create));
    }

    private static Said<Worktrees> list(Caller caller, Which which) {
        String repository = which.repository() != null ? which.repository() : root(caller);
        List<Worktree> all =
                caller.looking().worktrees().list(true).stream()
                        .filter(w -> repository == null || w.repository().equals(repository))
                        .map(WorktreeTools::worktree)
                        .toList();
        List<Worktree> shown = all.stream().limit(MOST).toList();
        StringBuilder text = new StringBuilder();
        shown.forEach(w -> text.append(text.isEmpty() ? "" : "\n").append(line(w)));
        int more = all.size() - shown.size();
        if (more > 0) {
            text.append("\n").append(more).append(" more; name a repository to see fewer.");
        }
        return new Said<>(
                all.isEmpty() ? "Drover knows no worktrees there." : text.toString(),
                new Worktrees(shown, more));
    }

    private static @Nullable String root(Caller caller) {
        Optional<InstanceId> agent = caller.agent();
        return agent.map(id -> caller.looking().instance(id.value()).root()).orElse(null);
    }

    private static Said<Made> create(Caller caller, Wish wish) {
        Caller.Acting you = caller.acting();
        InstanceView own = you.api().instance(you.agent().value());
        WorktreeDeed deed =
                you.api()
                        .worktrees()
                        .create(new WorktreeWish(wish.branch(), wish.base(), own.cwd()));
        String note = Quoted.plain(deed.note());
        return new Said<>(deed.path() + ": " + note, new Made(deed.path(), deed.done(), note));
    }

    private static Worktree worktree(WorktreeView w) {
        return new Worktree(
                Quoted.plain(w.path()),
                Quoted.plain(w.repository()),
                w.main(),
                Quoted.plainOrNull(w.branch()),
                w.staged() + w.modified() + w.conflicted() + w.untracked(),
                w.unpushed(),
                w.operation(),
                w.instances().stream().map(Quoted::id).toList());
    }

    private static String line(Worktree w) {
        return Quoted.name(w.path())
                + (w.main() ? " (main)" : "")
                + ", "
                + (w.branch() == null ? "detached" : "on " + Quoted.name(w.branch()))
                + (w.operation() == null ? "" : ", " + w.operation())
                + (w.changed() == 0 ? ", clean" : ", " + w.changed() + " not committed")
                + (w.unpushed() == 0 ? "" : ", " + w.unpushed() + " unpushed")
                + (w.agents().isEmpty() ? "" : ", agents " + String.join(" ", w.agents()));
    }
}
