package dev.drover.host.git;

import dev.drover.model.worktree.Names;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Finds edits that `git status` is told not to see: files that are marked skip-worktree or
/// assume-unchanged, and differ from the index all the same.
final class HiddenEdits {
    /// More than these are not compared one by one; a sparse checkout has none of them on the disk.
    private static final int MOST = 2_000;

    private final Git git;

    /// @param object what the index has
    private record Marked(String object, String path) {}

    HiddenEdits(Git git) {
        this.git = git;
    }

    Names in(Path admin, Path top) throws GitException {
        List<String> paths = new ArrayList<>();
        for (String line :
                git.ask(top, Repository.in(admin, top, "ls-files", "-v", "-z")).split("\0", -1)) {
            // S is skip-worktree; small letters are assume-unchanged.
            if (line.length() > 2
                    && (line.charAt(0) == 'S' || Character.isLowerCase(line.charAt(0)))) {
                String path = line.substring(2);
                if (exists(top, path)) {
                    paths.add(path);
                }
            }
        }
        if (paths.isEmpty() || paths.size() > MOST) {
            return Names.of(paths);
        }
        return Names.of(changed(admin, top, paths));
    }

    private static boolean exists(Path top, String path) {
        try {
            return Files.exists(top.resolve(path), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return true; // a name that cannot be looked up counts as work
        }
    }

    private List<String> changed(Path admin, Path top, List<String> paths) throws GitException {
        List<String> arguments =
                new ArrayList<>(List.of("--literal-pathspecs", "ls-files", "-s", "-z", "--"));
        arguments.addAll(paths);
        List<String> changed = new ArrayList<>();
        for (Marked marked :
                staged(git.ask(top, Repository.in(admin, top, arguments.toArray(String[]::new))))) {
            if (differs(admin, top, marked)) {
                changed.add(marked.path);
            }
        }
        return changed;
    }

    private static List<Marked> staged(String text) {
        List<Marked> found = new ArrayList<>();
        for (String line : text.split("\0", -1)) {
            String[] parts = line.split("\t", 2);
            String[] facts = parts[0].split(" ", -1);
            if (parts.length == 2 && facts.length == 3) {
                found.add(new Marked(facts[1], parts[1]));
            }
        }
        return found;
    }

    /// By the bytes on the disk first, which runs nothing; line ends may differ and be the same.
    private boolean differs(Path admin, Path top, Marked marked) throws GitException {
        if (!Files.isRegularFile(top.resolve(marked.path), LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        String plain =
                git.ask(
                        top,
                        Repository.in(
                                admin, top, "hash-object", "--no-filters", "--", marked.path));
        if (plain.strip().equals(marked.object)) {
            return false;
        }
        String filtered = git.ask(top, Repository.in(admin, top, "hash-object", "--", marked.path));
        return !filtered.strip().equals(marked.object);
    }
}
