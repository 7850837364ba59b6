package dev.drover.host.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds on to every object that a worktree names, so that git does not collect it while the
/// worktree lies in the trash: heads, all of the reflog, what a merge or rebase has noted, the
/// stash, and what is staged.
///
/// All of it hangs on one commit below one reference: its parents are the commits, its tree holds
/// the rest. A reference for each would be thousands for a reflog of some months.
final class RescueRefs {
    private static final String PLACE = "refs/drover/rescue/";
    private static final String TREE_MODE = "40000";
    private static final String FILE_MODE = "100644";
    private static final String LINK_TO_COMMIT = "160000";

    /// The empty file, by either hash: what the index has of a file that is only announced, which
    /// a tree of the index leaves out.
    private static final Set<String> EMPTY_FILE =
            Set.of(
                    "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
                    "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813");

    private final Git git;

    RescueRefs(Git git) {
        this.git = git;
    }

    /// @param id of the trash's entry
    /// @param scratch a directory of ours
    void hold(AdminDirectory admin, String id, Path scratch) throws GitException {
        Set<String> named = new LinkedHashSet<>(admin.objects());
        named.addAll(stash(admin));
        named.addAll(EMPTY_FILE);
        List<String> commits = new ArrayList<>();
        List<String> entries = new ArrayList<>();
        List<String> tags = new ArrayList<>();
        for (String line : kinds(admin, named)) {
            String[] words = line.split(" ", -1);
            switch (words.length > 1 ? words[1] : "") {
                case "commit" -> commits.add(words[0]);
                case "tree" -> entries.add(entry(TREE_MODE, "tree", words[0]));
                case "blob" -> entries.add(entry(FILE_MODE, "blob", words[0]));
                case "tag" -> tags.add(words[0]);
                default -> {} // it is not there, or nothing of git's at all
            }
        }
        entries.addAll(index(admin, scratch));
        String tree =
                ask(
                        admin,
                        String.join("\0", new LinkedHashSet<>(entries)),
                        "mktree",
                        "-z",
                        "--missing");
        String all =
                ask(
                        admin,
                        commit(tree, commits, id),
                        "hash-object",
                        "-t",
                        "commit",
                        "-w",
                        "--stdin");
        StringBuilder updates = new StringBuilder();
        updates.append("create ").append(PLACE).append(id).append("/all ").append(all).append('\n');
        for (int i = 0; i < tags.size(); i++) {
            updates.append("create ").append(PLACE).append(id).append("/tag").append(i);
            updates.append(' ').append(tags.get(i)).append('\n');
        }
        ask(admin, updates.toString(), "update-ref", "--stdin");
    }

    /// Lets go of them again.
    void release(Repository repository, String id) throws GitException {
        String names =
                git.ask(
                        repository.common(),
                        repository.call(
                                "for-each-ref", "--format=delete %(refname)", PLACE + id + "/"));
        if (!names.isBlank()) {
            git.ask(repository.common(), repository.call("update-ref", "--stdin").reading(names));
        }
    }

    /// The stash is the whole repository's and stays; but what is in it could be dropped meanwhile.
    private static Set<String> stash(AdminDirectory admin) {
        return new AdminDirectory(admin.common().resolve("logs/refs"), admin.common())
                .named("stash");
    }

    private List<String> kinds(AdminDirectory admin, Set<String> named) throws GitException {
        if (named.isEmpty()) {
            return List.of();
        }
        return ask(
                        admin,
                        String.join("\n", named) + "\n",
                        "cat-file",
                        "--batch-check=%(objectname) %(objecttype)",
                        "--buffer")
                .lines()
                .toList();
    }

    /// The index as one tree; if it is in conflict, each of its versions by itself.
    private List<String> index(AdminDirectory admin, Path scratch) throws GitException {
        Path index = admin.path().resolve("index");
        if (!Files.isRegularFile(index)) {
            return List.of();
        }
        // git writes into an index that it makes a tree of.
        Path copy = scratch.resolve("index");
        try {
            Files.copy(index, copy, StandardCopyOption.REPLACE_EXISTING);
            Git.Call call =
                    Git.Call.of("write-tree", "--missing-ok")
                            .with(
                                    Map.of(
                                            "GIT_DIR",
                                            admin.path().toString(),
                                            "GIT_INDEX_FILE",
                                            copy.toString()));
            return git.run(admin.path(), call) instanceof Git.Outcome.Done done && done.ok()
                    ? List.of(entry(TREE_MODE, "tree", done.output().strip()))
                    : versions(admin);
        } catch (IOException e) {
            throw new GitException("the index cannot be copied: " + e.getMessage(), e);
        } finally {
            delete(copy);
        }
    }

    private List<String> versions(AdminDirectory admin) throws GitException {
        Set<String> objects = new LinkedHashSet<>();
        for (String line : ask(admin, "", "ls-files", "--stage", "-z").split("\0", -1)) {
            String[] words = line.split("[ \t]", 3);
            if (words.length == 3 && !words[0].equals(LINK_TO_COMMIT)) {
                objects.add(entry(FILE_MODE, "blob", words[1]));
            }
        }
        return List.copyOf(objects);
    }

    private static void delete(Path file) throws GitException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new GitException("'" + file + "' cannot be deleted", e);
        }
    }

    private static String entry(String mode, String kind, String object) {
        return mode + " " + kind + " " + object + "\t" + object;
    }

    private static String commit(String tree, List<String> parents, String id) {
        StringBuilder text = new StringBuilder("tree ").append(tree).append('\n');
        for (String parent : new LinkedHashSet<>(parents)) {
            text.append("parent ").append(parent).append('\n');
        }
        text.append("author Drover <drover@localhost> 0 +0000\n");
        text.append("committer Drover <drover@localhost> 0 +0000\n\n");
        return text.append("What worktree ").append(id).append(" had\n").toString();
    }

    private String ask(AdminDirectory admin, String input, String... arguments)
            throws GitException {
        Git.Call call = Repository.in(admin.path(), admin.path(), arguments);
        return git.ask(admin.path(), input.isEmpty() ? call : call.reading(input)).strip();
    }
}
