package dev.drover.host.git;

import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Counts commits that nothing but one worktree or its branch has.
final class Commits {
    /// A reflog longer than this is counted from its end.
    private static final int LONGEST_REFLOG = 20_000;

    private static final List<String> OTHERS = List.of("--branches", "--tags", "--remotes");

    private static final int MOST_REMEMBERED = 4_096;

    private final Git git;
    private final Map<String, Instant> times = new ConcurrentHashMap<>();

    /// @param unpushed of its branch, that no other branch, tag or remote has
    /// @param detached of a detached head
    /// @param forgotten only in the reflog
    record Found(int unpushed, int detached, int forgotten, @Nullable Instant committedAt) {
        static final Found NONE = new Found(0, 0, 0, null);
    }

    Commits(Git git) {
        this.git = git;
    }

    Found of(AdminDirectory admin, WorktreeRef ref) throws GitException {
        String head = ref.head();
        if (head == null) {
            return new Found(0, 0, forgotten(admin, null), null);
        }
        List<String> arguments = new ArrayList<>(List.of("rev-list", "--count", head, "--not"));
        String branch = ref.branch();
        if (branch != null) {
            // With the whole name, refs/heads/…, git would exclude nothing and count none.
            arguments.add("--exclude=" + branch);
        }
        arguments.addAll(OTHERS);
        int alone = number(ask(admin, arguments, ""));
        return new Found(
                branch == null ? 0 : alone,
                branch == null ? alone : 0,
                ref.main() ? 0 : forgotten(admin, head),
                committedAt(admin, head));
    }

    private int forgotten(AdminDirectory admin, @Nullable String head) throws GitException {
        Set<String> named = admin.reflog();
        if (head != null) {
            named.remove(head);
        }
        if (named.isEmpty()) {
            return 0;
        }
        List<String> arguments =
                new ArrayList<>(List.of("rev-list", "--count", "--ignore-missing", "--stdin"));
        if (head != null) {
            arguments.add("^" + head);
        }
        arguments.add("--not");
        arguments.addAll(OTHERS);
        String objects =
                String.join(
                        "\n",
                        named.stream().skip(Math.max(0, named.size() - LONGEST_REFLOG)).toList());
        return number(ask(admin, arguments, objects + "\n"));
    }

    /// A commit's time never changes.
    private @Nullable Instant committedAt(AdminDirectory admin, String head) throws GitException {
        Instant known = times.get(head);
        if (known != null) {
            return known;
        }
        String time = ask(admin, List.of("rev-list", "--timestamp", "--max-count=1", head), "");
        if (time.isBlank()) {
            return null;
        }
        Instant at = Instant.ofEpochSecond(Long.parseLong(time.strip().split(" ", 2)[0]));
        if (times.size() >= MOST_REMEMBERED) {
            times.clear();
        }
        times.put(head, at);
        return at;
    }

    private String ask(AdminDirectory admin, List<String> arguments, String input)
            throws GitException {
        Git.Call call = Repository.in(admin.path(), admin.path(), arguments.toArray(String[]::new));
        return git.ask(admin.path(), input.isEmpty() ? call : call.reading(input));
    }

    private static int number(String text) throws GitException {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new GitException("git counted '" + text.strip() + "'", e);
        }
    }
}
