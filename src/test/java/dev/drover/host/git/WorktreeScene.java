package dev.drover.host.git;

import dev.drover.model.worktree.TrashedWorktree;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A real repository with a linked worktree `feature`, pushed to a bare remote, with nothing that
/// could be lost.
public final class WorktreeScene {
    public static final String BRANCH = "feature";

    private final Git git = new Git();
    private final WorktreeLooker looker = new WorktreeLooker(git, List::of);
    private final WorktreeTrash trash = new WorktreeTrash(git);
    private final TestRepository main;
    private final TestRepository worktree;

    private WorktreeScene(TestRepository main, TestRepository worktree) {
        this.main = main;
        this.worktree = worktree;
    }

    public static WorktreeScene in(Path directory) {
        try {
            TestRepository remote = TestRepository.at(directory.resolve("remote.git"), "--bare");
            TestRepository main = TestRepository.at(directory.resolve("shop"));
            main.git("config", "user.name", "Test");
            main.git("config", "user.email", "test@example.org");
            Files.writeString(main.root().resolve("readme.txt"), "one\ntwo\nthree\n");
            Files.writeString(main.root().resolve(".gitignore"), "*.log\n.env\nnode_modules/\n");
            Files.createDirectories(main.root().resolve("src"));
            Files.writeString(main.root().resolve("src/app.txt"), "app\n");
            main.git("add", ".");
            main.git("commit", "-q", "-m", "first");
            main.git("remote", "add", "origin", remote.root().toString());
            main.git("push", "-q", "-u", "origin", "main");
            Path path = directory.toRealPath().resolve("shop-worktrees/feature");
            main.git("worktree", "add", "-q", "-b", BRANCH, path.toString());
            main.git("push", "-q", "origin", BRANCH);
            return new WorktreeScene(main, TestRepository.existing(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Another linked one, in a directory and on a branch of any name, which git's commands would
    /// not all take.
    public WorktreeScene beside(String name, String branch) {
        Path path = path().resolveSibling(name);
        main.git("worktree", "add", "-q", "--detach", "--", path.toString());
        TestRepository other = TestRepository.existing(path);
        main.git("update-ref", "refs/heads/" + branch, "main");
        other.git("symbolic-ref", "HEAD", "refs/heads/" + branch);
        main.git("push", "-q", "origin", "refs/heads/" + branch + ":refs/heads/" + branch);
        main.git("fetch", "-q", "origin");
        return new WorktreeScene(main, other);
    }

    /// The main worktree.
    public TestRepository main() {
        return main;
    }

    /// The linked one.
    public TestRepository worktree() {
        return worktree;
    }

    public Path path() {
        return worktree.root();
    }

    public Repository repository() {
        return Repository.around(main.root()).orElseThrow();
    }

    public Path file(String name) {
        return path().resolve(name);
    }

    public WorktreeScene write(String name, String text) {
        try {
            Files.createDirectories(file(name).getParent());
            Files.writeString(file(name), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<WorktreeRef> refs() throws GitException {
        return new WorktreeList(git).of(repository());
    }

    public WorktreeRef ref() throws GitException {
        return refs().stream()
                .filter(ref -> ref.path().equals(path().toString()))
                .findFirst()
                .orElseThrow();
    }

    public WorktreeLook look() throws GitException {
        return looker.look(repository(), ref(), refs());
    }

    /// What git tells of the linked worktree, to be compared byte by byte.
    public List<String> told() {
        return List.of(
                worktree.git(
                        "status",
                        "--porcelain=v2",
                        "-z",
                        "--branch",
                        "--show-stash",
                        "--untracked-files=all",
                        "--ignored=matching"),
                worktree.git("ls-files", "--stage", "-v", "-z"),
                log("logs/HEAD"),
                worktree.git("stash", "list"),
                worktree.git("for-each-ref"));
    }

    private String log(String name) {
        Path admin = Path.of(worktree.git("rev-parse", "--absolute-git-dir"));
        try {
            Path file = admin.resolve(name);
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Moves it into the trash, with a second look that compares.
    public TrashedWorktree remove() throws GitException {
        WorktreeLook look = look();
        TrashedWorktree planned = trash.plan(repository(), look, "t1");
        List<WorktreeRef> all = refs();
        trash.move(
                planned,
                files ->
                        looker.lookAt(repository(), look.ref(), all, files)
                                        .fingerprint()
                                        .equals(look.fingerprint())
                                ? Optional.empty()
                                : Optional.of("it changed"));
        return planned;
    }

    public WorktreeTrash trash() {
        return trash;
    }
}
