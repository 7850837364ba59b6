package dev.drover.host.git;

import dev.drover.model.Location;
import dev.drover.model.WorkspaceId;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Tells to which workspace, branch and worktree a directory belongs. Reads git's own files instead
/// of starting git, which would cost each hook milliseconds; git is asked only where the files do
/// not tell (a repository with the reftable format). Nothing of a repository is executed.
public final class Checkouts {
    private static final int MOST_REMEMBERED = 1024;
    private static final String NO_DIRECTORY = "/";

    private record Asked(@Nullable String cwd, @Nullable String projectDirectory) {}

    private record Answered(Location location, long atNanos) {}

    private final Git git;
    private final long trustedNanos;
    private final Map<Asked, Answered> answers = new ConcurrentHashMap<>();

    private final Map<Path, Remembered> remembered =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Path, Remembered> eldest) {
                    return size() > MOST_REMEMBERED;
                }
            };

    /// @param root of the main worktree
    private record Remembered(FileStamp head, Path root, @Nullable String branch) {}

    /// Always looks afresh.
    public Checkouts(Git git) {
        this(git, Duration.ZERO);
    }

    /// @param trusted an answer this young is given again without a look: an agent's hooks come in
    /// bursts from one directory
    public Checkouts(Git git, Duration trusted) {
        this.git = git;
        this.trustedNanos = trusted.toNanos();
    }

    /// Where an instance works, see {@link #look}.
    ///
    /// @param cwd directory of the agent
    /// @param projectDirectory directory that the agent was started for
    public Location locate(@Nullable String cwd, @Nullable String projectDirectory) {
        if (trustedNanos == 0) {
            return look(cwd, projectDirectory);
        }
        Asked asked = new Asked(cwd, projectDirectory);
        Answered last = answers.get(asked);
        long now = System.nanoTime();
        if (last != null && now - last.atNanos < trustedNanos) {
            return last.location;
        }
        Location location = look(cwd, projectDirectory);
        if (answers.size() >= MOST_REMEMBERED) {
            answers.clear();
        }
        answers.put(asked, new Answered(location, now));
        return location;
    }

    /// Where a directory lies in its repository, looked at now; empty if it lies in none.
    public Optional<Location> repository(String directory) {
        Path real = realPath(directory);
        return real == null || GitDirectory.around(real).isEmpty()
                ? Optional.empty()
                : Optional.of(look(directory, null));
    }

    /// Where an instance works. Never fails: a directory that is gone or cannot be read is taken by
    /// its text alone. If neither is known, it is `/`.
    ///
    private Location look(@Nullable String cwd, @Nullable String projectDirectory) {
        String directory = cwd != null ? cwd : projectDirectory;
        if (directory == null) {
            return Location.ofPlainDirectory(NO_DIRECTORY);
        }
        Path real = realPath(directory);
        if (real == null) {
            return plain(projectDirectory, withoutTrailingSlash(directory));
        }
        Optional<GitDirectory> repository = GitDirectory.around(real);
        if (repository.isEmpty()) {
            return plain(projectDirectory, real.toString());
        }
        GitDirectory found = repository.get();
        Remembered facts = recall(found);
        String root = facts.root.toString();
        return new Location(
                WorkspaceId.of(root),
                root,
                real.toString(),
                facts.branch,
                found.linked() ? found.worktree().toString() : null);
    }

    /// Outside a repository the project directory decides, or the repository that it lies in.
    private Location plain(@Nullable String projectDirectory, String cwd) {
        if (projectDirectory == null) {
            return Location.ofPlainDirectory(cwd);
        }
        Path project = realPath(projectDirectory);
        String root =
                project == null
                        ? withoutTrailingSlash(projectDirectory)
                        : GitDirectory.around(project)
                                .map(found -> recall(found).root)
                                .orElse(project)
                                .toString();
        return new Location(WorkspaceId.of(root), root, cwd, null, null);
    }

    /// Cached per git directory: a switch of branches replaces HEAD, which its stamp shows.
    private Remembered recall(GitDirectory found) {
        FileStamp stamp = FileStamp.of(found.head());
        synchronized (remembered) {
            Remembered old = remembered.get(found.gitDirectory());
            if (old != null && stamp != null && old.head.equals(stamp)) {
                return old;
            }
        }
        Remembered fresh =
                new Remembered(
                        stamp == null ? FileStamp.NONE : stamp,
                        found.mainWorktree(),
                        branch(found));
        synchronized (remembered) {
            remembered.put(found.gitDirectory(), fresh);
        }
        return fresh;
    }

    private @Nullable String branch(GitDirectory found) {
        return switch (Head.read(found.head())) {
            case Head.Branch(String name) -> name;
            case Head.Detached(String commit) -> commit;
            case Head.Elsewhere _ -> askGit(found);
            case Head.Unreadable _ -> null;
        };
    }

    private @Nullable String askGit(GitDirectory found) {
        String name = firstLine(found, List.of("symbolic-ref", "--short", "-q", "HEAD"));
        return name != null ? name : firstLine(found, List.of("rev-parse", "--short", "HEAD"));
    }

    private @Nullable String firstLine(GitDirectory found, List<String> arguments) {
        Git.Outcome outcome = git.run(found.worktree(), arguments);
        return outcome instanceof Git.Outcome.Done finished && finished.ok()
                ? finished.output().lines().findFirst().filter(l -> !l.isBlank()).orElse(null)
                : null;
    }

    /// The real path of what exists of it, and the rest by its text; null if it is no absolute
    /// path.
    private static @Nullable Path realPath(String directory) {
        try {
            Path path = Path.of(directory);
            if (!path.isAbsolute()) {
                return null;
            }
            path = path.normalize();
            for (Path existing = path; existing != null; existing = existing.getParent()) {
                try {
                    return existing.toRealPath().resolve(existing.relativize(path)).normalize();
                } catch (IOException e) {
                    // One up: that one may still be there.
                }
            }
            return path;
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static String withoutTrailingSlash(String path) {
        String text = path;
        while (text.length() > 1 && text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        return text;
    }
}
