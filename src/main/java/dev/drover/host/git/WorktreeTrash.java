package dev.drover.host.git;

import dev.drover.host.PrivateDirectory;
import dev.drover.model.worktree.TrashedWorktree;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeRef;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// Where worktrees go: as they are, into a directory beside them, on the same disk, together with
/// what git knows of them. Nothing is deleted before a person or the passing of time says so.
///
/// The administrative directory is moved rather than removed by `git worktree remove`: that looks
/// at the path again, and somebody may have put something there meanwhile.
public final class WorktreeTrash {
    /// Beside the worktree; ignored by the repository it may lie in.
    public static final String DIRECTORY = ".drover-trash";

    private static final String FILES = "tree";
    private static final String ADMIN = "admin";
    private static final String ORIGIN = "origin";

    private final Git git;
    private final RescueRefs rescue;

    public WorktreeTrash(Git git) {
        this.git = git;
        this.rescue = new RescueRefs(git);
    }

    /// Looks once more while the files are at their new place.
    public interface SecondLook {
        /// @param files where they are now
        /// @return why they must go back; empty if they may stay
        Optional<String> at(Path files);
    }

    /// Moves a worktree away. Whatever goes wrong, it is back where it was, with all it had.
    ///
    /// @param trashed says from where and under which id
    /// @throws GitException if it stays; why, for people
    public void move(TrashedWorktree trashed, SecondLook look) throws GitException {
        Repository repository = repository(trashed);
        Path origin = Path.of(trashed.path());
        Path home = Path.of(trashed.home());
        AdminDirectory admin = new AdminDirectory(Path.of(trashed.admin()), repository.common());
        try {
            prepare(home, trashed);
            rescue.hold(admin, trashed.id(), home);
            Files.move(origin, home.resolve(FILES), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GitException e) {
            abandon(repository, trashed);
            throw new GitException("It could not be moved: " + e.getMessage(), e);
        }
        Optional<String> against = look.at(home.resolve(FILES));
        try {
            if (against.isEmpty()) {
                deregister(admin, home);
                return;
            }
        } catch (IOException e) {
            against = Optional.of("git's directory of it could not be moved: " + e.getMessage());
        }
        putBack(repository, trashed);
        throw new GitException("It was put back: " + against.get());
    }

    private static void prepare(Path home, TrashedWorktree trashed) throws IOException {
        Path place = home.getParent();
        if (place == null) {
            throw new IOException("it has no directory around it");
        }
        if (Files.isSymbolicLink(place)) {
            throw new IOException("'" + place + "' is a link, which Drover does not follow");
        }
        PrivateDirectory.make(place);
        Files.writeString(place.resolve(".gitignore"), "*\n");
        Files.createDirectory(home);
        Files.write(
                home.resolve(ORIGIN),
                (trashed.path() + "\n" + trashed.admin() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void deregister(AdminDirectory admin, Path home) throws IOException {
        TreeFiles.move(admin.path(), home.resolve(ADMIN));
        Path all = admin.path().getParent();
        // git drops the directory of all with the last one; not empty is as well.
        String[] left = all == null ? null : all.toFile().list();
        if (all != null && left != null && left.length == 0) {
            Files.deleteIfExists(all);
        }
    }

    private void putBack(Repository repository, TrashedWorktree trashed) throws GitException {
        Path home = Path.of(trashed.home());
        try {
            Files.move(
                    home.resolve(FILES), Path.of(trashed.path()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new GitException(
                    "It is in "
                            + home.resolve(FILES)
                            + " and could not be put back: "
                            + e.getMessage(),
                    e);
        }
        abandon(repository, trashed);
    }

    /// Takes away what was prepared, where the files never left.
    private void abandon(Repository repository, TrashedWorktree trashed) throws GitException {
        Path home = Path.of(trashed.home());
        try {
            rescue.release(repository, trashed.id());
            Files.deleteIfExists(home.resolve("index"));
            Files.deleteIfExists(home.resolve(ORIGIN));
            Files.deleteIfExists(home);
        } catch (IOException e) {
            throw new GitException("'" + home + "' could not be cleared: " + e.getMessage(), e);
        }
    }

    /// After a Drover that was killed in the middle: finishes what has begun, or undoes it.
    ///
    /// @return whether the worktree is in the trash now
    public boolean recover(TrashedWorktree trashed) throws GitException {
        Path home = Path.of(trashed.home());
        Path admin = Path.of(trashed.admin());
        boolean moved = Files.isDirectory(home.resolve(FILES), LinkOption.NOFOLLOW_LINKS);
        if (!moved) {
            if (!Files.isDirectory(home.resolve(ADMIN), LinkOption.NOFOLLOW_LINKS)) {
                abandon(repository(trashed), trashed);
            }
            return false;
        }
        if (!Files.isDirectory(home.resolve(ADMIN), LinkOption.NOFOLLOW_LINKS)) {
            // Nobody looked a second time: back, if its place is free.
            if (Files.exists(Path.of(trashed.path()), LinkOption.NOFOLLOW_LINKS)) {
                try {
                    deregister(new AdminDirectory(admin, admin), home);
                } catch (IOException e) {
                    throw new GitException("It lies half in the trash: " + e.getMessage(), e);
                }
                return true;
            }
            putBack(repository(trashed), trashed);
            return false;
        }
        return true;
    }

    /// Brings a worktree back to its place with its index, reflog and all it had.
    ///
    /// @param all the repository's worktrees now
    /// @throws GitException if it stays in the trash; why, for people
    public void restore(TrashedWorktree trashed, List<WorktreeRef> all) throws GitException {
        Repository repository = repository(trashed);
        Path origin = Path.of(trashed.path());
        Path home = Path.of(trashed.home());
        Path admin = Path.of(trashed.admin());
        check(trashed, all, origin, home, admin);
        branch(repository, trashed);
        try {
            Path parent = admin.getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (origin.getParent() != null) {
                Files.createDirectories(origin.getParent());
            }
            TreeFiles.move(home.resolve(ADMIN), admin);
            try {
                Files.move(home.resolve(FILES), origin, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                TreeFiles.move(admin, home.resolve(ADMIN));
                throw e;
            }
        } catch (IOException e) {
            throw new GitException("It could not be brought back: " + e.getMessage(), e);
        }
        abandon(repository, trashed);
    }

    private static void check(
            TrashedWorktree trashed, List<WorktreeRef> all, Path origin, Path home, Path admin)
            throws GitException {
        if (Files.exists(origin, LinkOption.NOFOLLOW_LINKS)) {
            throw new GitException(
                    "There is something at " + origin + " again. Move it away first.");
        }
        if (Files.exists(admin, LinkOption.NOFOLLOW_LINKS)) {
            throw new GitException(
                    "The repository has another worktree called '"
                            + admin.getFileName()
                            + "' by now. Remove or move that one first.");
        }
        if (!Files.isDirectory(home.resolve(FILES)) || !Files.isDirectory(home.resolve(ADMIN))) {
            throw new GitException("Its files are not in " + home + " any more.");
        }
        String branch = trashed.branch();
        for (WorktreeRef other : all) {
            if (branch != null && branch.equals(other.branch())) {
                throw new GitException(
                        "Branch '"
                                + branch
                                + "' is checked out in "
                                + other.path()
                                + " by now. Switch that to another branch first.");
            }
        }
    }

    /// A branch that was deleted meanwhile is made again where it was.
    private void branch(Repository repository, TrashedWorktree trashed) throws GitException {
        String head = trashed.head();
        String branch = trashed.branch();
        if (branch == null || head == null) {
            return;
        }
        String name = "refs/heads/" + branch;
        String there =
                git.ask(
                        repository.common(),
                        repository.call("for-each-ref", "--format=%(refname)", name));
        if (there.lines().noneMatch(name::equals)) {
            git.ask(
                    repository.common(),
                    repository.call("update-ref", name, head, "0".repeat(head.length())));
        }
    }

    /// Deletes what lies in the trash, and lets git collect what only it had.
    public void purge(TrashedWorktree trashed) throws GitException {
        Path home = Path.of(trashed.home());
        Path place = home.getParent();
        if (place == null || !place.endsWith(DIRECTORY)) {
            throw new GitException("'" + home + "' is not in a trash of Drover's.");
        }
        try {
            if (Files.exists(home, LinkOption.NOFOLLOW_LINKS)) {
                TreeFiles.delete(home);
            }
        } catch (IOException e) {
            throw new GitException("It could not be deleted: " + e.getMessage(), e);
        }
        Path common = Path.of(trashed.common());
        if (Files.isDirectory(common)) {
            rescue.release(repository(trashed), trashed.id());
        }
    }

    private static Repository repository(TrashedWorktree trashed) {
        return new Repository(Path.of(trashed.repository()), Path.of(trashed.common()));
    }

    /// Where a worktree would go.
    ///
    /// @throws GitException if it is none that git knows
    public TrashedWorktree plan(Repository repository, WorktreeLook look, String id)
            throws GitException {
        WorktreeRef ref = look.ref();
        Path path = Path.of(ref.path());
        Path parent = path.getParent();
        AdminDirectory admin =
                AdminDirectory.of(ref, repository.common())
                        .filter(a -> !ref.main())
                        .orElseThrow(() -> new GitException("git does not know it any more."));
        if (parent == null) {
            throw new GitException("It has no directory around it.");
        }
        return TrashedWorktree.of(
                id,
                ref,
                repository.common().toString(),
                admin.path().toString(),
                parent.resolve(DIRECTORY).resolve(id).toString(),
                look.sizeBytes());
    }
}
