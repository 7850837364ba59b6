package dev.drover.host.git;

import dev.drover.model.worktree.WorktreeRef;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// The last snapshot of a worktree's uncommitted work, as a commit below a reference of the
/// repository: for worktrees that somebody else removes without asking. Nothing of the worktree
/// changes by it, its index included.
public final class Snapshots {
    private static final String PLACE = "refs/drover/snapshot/";

    /// More than this is not kept for one worktree.
    private static final long MOST_BYTES = 50L << 20;

    /// An ignored file larger than this is no configuration that somebody wrote.
    private static final long LARGEST_IGNORED = 1 << 20;

    private final Git git;
    private final RepositoryTrust trust;

    /// One that can be brought back.
    ///
    /// @param path where the worktree was
    /// @param branch the branch it was on; empty if on none
    public record Snapshot(String reference, String path, String branch, Instant at) {}

    /// @param trusted tops of repositories whose own filters the user lets run
    public Snapshots(Git git, Supplier<List<String>> trusted) {
        this.git = git;
        this.trust = new RepositoryTrust(git, trusted);
    }

    /// Takes one, in the place of an earlier one.
    ///
    /// @return its reference; empty if there is nothing to keep
    /// @throws GitException if it could not be taken, or would be too large
    public Optional<String> take(Repository repository, WorktreeRef ref) throws GitException {
        AdminDirectory admin =
                AdminDirectory.of(ref, repository.common())
                        .orElseThrow(() -> new GitException("git does not know it"));
        Path files = Path.of(ref.path());
        String key = trust.commandKey(repository, admin.path());
        if (key != null) {
            throw new GitException("its configuration would run a command (" + key + ")");
        }
        String said =
                git.ask(
                        files,
                        Repository.in(
                                admin.path(), files, Status.ARGUMENTS.toArray(String[]::new)));
        Status status = Status.parse(said);
        List<String> ignored = ignored(repository.main(), files, status.ignored());
        String reference = reference(ref.path());
        boolean clean =
                status.staged().none()
                        && status.modified().none()
                        && status.conflicted().none()
                        && status.untracked().none();
        if (clean && ignored.isEmpty()) {
            // An older one would bring back what has been committed or thrown away since.
            drop(repository, reference);
            return Optional.empty();
        }
        checkSize(admin, files);
        Path index = scratch();
        try {
            String commit = commit(admin, files, ref, index, ignored);
            git.ask(repository.common(), repository.call("update-ref", reference, commit));
        } finally {
            delete(index);
            delete(index.resolveSibling(index.getFileName() + ".lock"));
        }
        return Optional.of(reference);
    }

    private static List<String> ignored(Path main, Path files, List<String> ignored) {
        List<String> small = new ArrayList<>();
        for (String path : ignored) {
            try {
                Path file = files.resolve(path);
                if (!path.endsWith("/")
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(file) <= LARGEST_IGNORED
                        && !Regenerable.isCopy(main, files, path)) {
                    small.add(path);
                }
            } catch (IOException | InvalidPathException e) {
                // gone, or no name that can be looked up
            }
        }
        return small;
    }

    private void checkSize(AdminDirectory admin, Path files) throws GitException {
        String names =
                git.ask(
                        files,
                        Repository.in(
                                admin.path(),
                                files,
                                "ls-files",
                                "-z",
                                "--modified",
                                "--others",
                                "--exclude-standard"));
        long bytes = 0;
        for (String name : names.split("\0", -1)) {
            try {
                Path file = files.resolve(name);
                if (!name.isEmpty() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    bytes += Files.size(file);
                }
            } catch (IOException | InvalidPathException e) {
                // git will say what is wrong with it
            }
        }
        if (bytes > MOST_BYTES) {
            throw new GitException(
                    "its work is larger than " + (MOST_BYTES >> 20) + " MB, which is not kept");
        }
    }

    private String commit(
            AdminDirectory admin, Path files, WorktreeRef ref, Path index, List<String> ignored)
            throws GitException {
        Path own = admin.path().resolve("index");
        try {
            if (Files.exists(own)) {
                Files.copy(own, index, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.delete(index); // git takes an empty file for a broken index
            }
        } catch (IOException e) {
            throw new GitException("its index cannot be copied", e);
        }
        Map<String, String> environment =
                Map.of(
                        "GIT_DIR", admin.path().toString(),
                        "GIT_WORK_TREE", files.toString(),
                        "GIT_INDEX_FILE", index.toString());
        git.ask(files, Git.Call.of("add", "--all").with(environment));
        if (!ignored.isEmpty()) {
            git.ask(
                    files,
                    Git.Call.of(
                                    "--literal-pathspecs",
                                    "add",
                                    "--force",
                                    "--pathspec-from-file=-",
                                    "--pathspec-file-nul")
                            .with(environment)
                            .reading(String.join("\0", ignored)));
        }
        String tree = git.ask(files, Git.Call.of("write-tree").with(environment)).strip();
        StringBuilder text = new StringBuilder("tree ").append(tree).append('\n');
        if (ref.head() != null) {
            text.append("parent ").append(ref.head()).append('\n');
        }
        String who = "Drover <drover@localhost> " + Instant.now().getEpochSecond() + " +0000\n";
        text.append("author ").append(who).append("committer ").append(who).append('\n');
        text.append(ref.path()).append('\n').append(ref.branch() == null ? "" : ref.branch());
        return git.ask(
                        files,
                        Git.Call.of("hash-object", "-t", "commit", "-w", "--stdin")
                                .with(environment)
                                .reading(text.append('\n').toString()))
                .strip();
    }

    /// Those of a repository whose worktree is no longer there.
    ///
    /// @param all its worktrees now
    public List<Snapshot> lost(Repository repository, List<WorktreeRef> all) throws GitException {
        String said =
                git.ask(
                        repository.common(),
                        repository.call(
                                "for-each-ref",
                                "--format=%(refname)%00%(committerdate:unix)%00%(contents)%00",
                                PLACE));
        List<Snapshot> found = new ArrayList<>();
        String[] parts = said.split("\0", -1);
        for (int i = 0; i + 2 < parts.length; i += 3) {
            String[] lines = parts[i + 2].split("\n", -1);
            String path = lines[0];
            boolean there =
                    all.stream().anyMatch(ref -> ref.path().equals(path) && ref.prunable() == null);
            if (!there && !path.isEmpty()) {
                found.add(
                        new Snapshot(
                                parts[i].strip(),
                                path,
                                lines.length > 1 ? lines[1] : "",
                                Instant.ofEpochSecond(Long.parseLong(parts[i + 1]))));
            }
        }
        return found;
    }

    /// Makes a worktree anew where it was, with the files of its snapshot; what was staged is
    /// changed only.
    public void restore(Repository repository, Snapshot snapshot, List<WorktreeRef> all)
            throws GitException {
        Path path = Path.of(snapshot.path());
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new GitException("There is something at " + path + " again. Move it away first.");
        }
        String key = trust.commandKey(repository, repository.common());
        if (key != null) {
            throw new GitException(
                    "The repository's configuration would run a command (" + key + ").");
        }
        WorktreeRef holder =
                all.stream()
                        .filter(ref -> snapshot.branch().equals(ref.branch()))
                        .filter(ref -> !ref.path().equals(snapshot.path()))
                        .findFirst()
                        .orElse(null);
        boolean branch =
                !snapshot.branch().isEmpty() && holder == null && has(repository, snapshot);
        // One that was deleted by hand is still listed: it may be taken over.
        git.ask(
                repository.common(),
                branch
                        ? repository.call(
                                "worktree",
                                "add",
                                "--quiet",
                                "--force",
                                "--",
                                snapshot.path(),
                                snapshot.branch())
                        : repository.call(
                                "worktree",
                                "add",
                                "--quiet",
                                "--force",
                                "--detach",
                                "--",
                                snapshot.path(),
                                snapshot.reference() + "~1"));
        Path index = scratch();
        delete(index);
        try {
            Map<String, String> environment =
                    Map.of(
                            "GIT_DIR", repository.common().toString(),
                            "GIT_WORK_TREE", snapshot.path(),
                            "GIT_INDEX_FILE", index.toString());
            git.ask(path, Git.Call.of("read-tree", snapshot.reference()).with(environment));
            git.ask(path, Git.Call.of("checkout-index", "--all", "--force").with(environment));
        } finally {
            delete(index);
        }
        drop(repository, snapshot.reference());
    }

    private boolean has(Repository repository, Snapshot snapshot) throws GitException {
        String name = "refs/heads/" + snapshot.branch();
        return git.ask(
                        repository.common(),
                        repository.call("for-each-ref", "--format=%(refname)", name))
                .lines()
                .anyMatch(name::equals);
    }

    /// Forgets one.
    public void drop(Repository repository, String reference) throws GitException {
        git.ask(repository.common(), repository.call("update-ref", "-d", reference));
    }

    /// The reference of a worktree's snapshot, whether there is one or not.
    public static String reference(String path) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(path.getBytes(StandardCharsets.UTF_8));
            return PLACE + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path scratch() throws GitException {
        try {
            return Files.createTempFile("drover-index", "");
        } catch (IOException e) {
            throw new GitException("there is no place for a copy of the index", e);
        }
    }

    private static void delete(@Nullable Path file) throws GitException {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new GitException("'" + file + "' cannot be deleted", e);
        }
    }
}
