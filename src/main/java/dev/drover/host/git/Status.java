package dev.drover.host.git;

import dev.drover.model.worktree.Names;
import dev.drover.model.worktree.Tracking;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// What `git status` told of one worktree.
///
/// @param ignored paths that git ignores; of a directory with a slash at its end
/// @param text as it was said, to compare with a later one
record Status(
        @Nullable Tracking tracking,
        int stashes,
        Names staged,
        Names modified,
        Names conflicted,
        Names untracked,
        List<String> ignored,
        String text) {
    /// Everything, whatever the repository's configuration would hide. Submodules are not entered:
    /// that would run what their configuration names; each one is work by itself.
    static final List<String> ARGUMENTS =
            List.of(
                    "status",
                    "--porcelain=v2",
                    "-z",
                    "--branch",
                    "--show-stash",
                    "--untracked-files=all",
                    "--ignored=matching",
                    "--ignore-submodules=dirty",
                    "--no-renames");

    /// Fields before the path in an entry that has changed, and in one that is in conflict.
    private static final int BEFORE_PATH = 8;

    private static final int BEFORE_CONFLICT = 10;

    static Status parse(String text) {
        String upstream = "";
        String counts = "";
        int stashes = 0;
        List<String> staged = new ArrayList<>();
        List<String> modified = new ArrayList<>();
        List<String> conflicted = new ArrayList<>();
        List<String> untracked = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        for (String entry : text.split("\0", -1)) {
            if (entry.startsWith("# branch.upstream ")) {
                upstream = entry.substring("# branch.upstream ".length());
            } else if (entry.startsWith("# branch.ab ")) {
                counts = entry.substring("# branch.ab ".length());
            } else if (entry.startsWith("# stash ")) {
                stashes = Integer.parseInt(entry.substring("# stash ".length()));
            } else if (entry.startsWith("1 ")) {
                String path = rest(entry, BEFORE_PATH);
                if (entry.charAt(2) != '.') {
                    staged.add(path);
                }
                if (entry.charAt(3) != '.') {
                    modified.add(path);
                }
            } else if (entry.startsWith("u ")) {
                conflicted.add(rest(entry, BEFORE_CONFLICT));
            } else if (entry.startsWith("? ")) {
                untracked.add(entry.substring(2));
            } else if (entry.startsWith("! ")) {
                ignored.add(entry.substring(2));
            }
        }
        return new Status(
                tracking(upstream, counts),
                stashes,
                Names.of(staged),
                Names.of(modified),
                Names.of(conflicted),
                Names.of(untracked),
                List.copyOf(ignored),
                text);
    }

    private static @Nullable Tracking tracking(String upstream, String counts) {
        String[] both = counts.split(" ", -1);
        return upstream.isEmpty() || both.length != 2
                ? null
                : new Tracking(
                        upstream,
                        Integer.parseInt(both[0].substring(1)),
                        Integer.parseInt(both[1].substring(1)));
    }

    private static String rest(String entry, int fields) {
        int at = 0;
        for (int i = 0; i < fields; i++) {
            at = entry.indexOf(' ', at) + 1;
        }
        return entry.substring(at);
    }
}
