package dev.drover.host.git;

import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which worktrees a repository has, by its own account.
public final class WorktreeList {
    private static final String HEADS = "refs/heads/";

    private final Git git;

    public WorktreeList(Git git) {
        this.git = git;
    }

    /// The main worktree comes first.
    ///
    /// @throws GitException if git could not say
    public List<WorktreeRef> of(Repository repository) throws GitException {
        String said =
                git.ask(
                        repository.common(),
                        repository.call("worktree", "list", "--porcelain", "-z"));
        List<WorktreeRef> found = new ArrayList<>();
        Map<String, String> entry = new HashMap<>();
        for (String line : said.split("\0", -1)) {
            if (!line.isEmpty()) {
                String[] words = line.split(" ", 2);
                entry.put(words[0], words.length > 1 ? words[1] : "");
            } else if (!entry.isEmpty()) {
                found.add(ref(repository, entry, found.isEmpty()));
                entry.clear();
            }
        }
        return List.copyOf(found);
    }

    private static WorktreeRef ref(Repository repository, Map<String, String> entry, boolean main) {
        String head = entry.get("HEAD");
        return new WorktreeRef(
                entry.getOrDefault("worktree", ""),
                repository.main().toString(),
                main,
                entry.containsKey("bare"),
                head == null || head.matches("0+") ? null : head,
                branch(entry.get("branch")),
                entry.get("locked"),
                entry.get("prunable"));
    }

    private static @Nullable String branch(@Nullable String reference) {
        return reference != null && reference.startsWith(HEADS)
                ? reference.substring(HEADS.length())
                : reference;
    }
}
