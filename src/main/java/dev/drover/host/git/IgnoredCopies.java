package dev.drover.host.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Copies ignored files into a new worktree that `.worktreeinclude` names, in the syntax of
/// `.gitignore`: `.env` and the like, without which nothing runs there. Only what git ignores is
/// copied, never what it tracks.
final class IgnoredCopies {
    static final String INCLUDE = ".worktreeinclude";
    private static final int MOST = 5_000;
    private static final long MOST_BYTES = 500L << 20;

    private final Git git;

    /// @param note what was left out; empty if nothing
    record Copied(int count, String note) {}

    IgnoredCopies(Git git) {
        this.git = git;
    }

    /// @param patterns more of them
    Copied copy(Repository repository, Path from, Path to, List<String> patterns)
            throws GitException, IOException {
        List<String> wanted = wanted(repository, from, patterns);
        int count = 0;
        long bytes = 0;
        for (String name : wanted) {
            Path source = from.resolve(name);
            bytes += Files.isSymbolicLink(source) ? 0 : Files.size(source);
            if (count == MOST || bytes > MOST_BYTES) {
                return new Copied(
                        count,
                        wanted.size()
                                - count
                                + " ignored files were not copied: together they are too many or"
                                + " too large");
            }
            Path target = to.resolve(name).normalize();
            if (!target.startsWith(to) || Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            Files.createDirectories(target.getParent());
            Files.copy(
                    source, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
            count++;
        }
        return new Copied(count, "");
    }

    private List<String> wanted(Repository repository, Path from, List<String> patterns)
            throws GitException {
        List<String> arguments =
                new ArrayList<>(List.of("ls-files", "-z", "--others", "--ignored"));
        Path include = from.resolve(INCLUDE);
        if (Files.isRegularFile(include, LinkOption.NOFOLLOW_LINKS)) {
            arguments.add("--exclude-from=" + include);
        }
        patterns.forEach(pattern -> arguments.add("--exclude=" + pattern));
        if (arguments.size() == 4) {
            return List.of();
        }
        String named =
                git.ask(
                        from,
                        Repository.in(repository.common(), from, arguments.toArray(String[]::new)));
        if (named.isEmpty()) {
            return List.of();
        }
        Git.Call ignored =
                Git.Call.of("check-ignore", "-z", "--stdin")
                        .with(
                                Map.of(
                                        "GIT_DIR",
                                        repository.common().toString(),
                                        "GIT_WORK_TREE",
                                        from.toString()))
                        .reading(named);
        List<String> found = new ArrayList<>();
        if (git.run(from, ignored) instanceof Git.Outcome.Done done && done.exit() <= 1) {
            for (String name : done.output().split("\0", -1)) {
                if (!name.isEmpty() && isFile(from, name)) {
                    found.add(name);
                }
            }
        }
        return found;
    }

    private static boolean isFile(Path from, String name) {
        try {
            Path file = from.resolve(name).normalize();
            return file.startsWith(from)
                    && (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                            || Files.isSymbolicLink(file));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
