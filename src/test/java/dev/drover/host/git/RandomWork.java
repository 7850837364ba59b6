package dev.drover.host.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// What people and agents do in a worktree, at random. A step that git does not allow at that
/// moment does nothing.
final class RandomWork {
    private static final String[] FILES = {
        "readme.txt", "src/app.txt", "new.txt", "a b.txt", "-dash", "ü/ö.txt", ".env", "x.log"
    };

    private final WorktreeScene scene;
    private final Random random;

    RandomWork(WorktreeScene scene, Random random) {
        this.scene = scene;
        this.random = random;
    }

    void step() throws IOException {
        TestRepository git = scene.worktree();
        String file = FILES[random.nextInt(FILES.length)];
        switch (random.nextInt(20)) {
            case 0, 1, 2 -> scene.write(file, "line " + random.nextInt(100) + "\n");
            case 3 -> git.tries("add", "--", file);
            case 4 -> git.tries("add", "-A");
            case 5 -> git.tries("commit", "-q", "-m", "work " + random.nextInt(1000));
            case 6 -> git.tries("commit", "-q", "-a", "--amend", "-m", "amended");
            case 7 -> git.tries("stash", "-q", "--include-untracked");
            case 8 -> git.tries("stash", "pop", "-q");
            case 9 -> git.tries("checkout", "-q", "--detach");
            case 10 -> git.tries("reset", "-q", "--hard", "HEAD~1");
            case 11 -> git.tries("rm", "-q", "--cached", "--", file);
            case 12 -> git.tries("merge", "-q", other());
            case 13 -> git.tries("rebase", "-q", other());
            case 14 -> git.tries("cherry-pick", other());
            case 15 -> git.tries("update-ref", "refs/worktree/mark" + random.nextInt(3), "HEAD");
            case 16 -> git.tries("update-index", "--skip-worktree", "--", file);
            case 17 -> git.tries("tag", "-a", "-m", "tag", "tag" + random.nextInt(1000));
            case 18 -> Files.deleteIfExists(scene.file(file));
            default -> git.tries("checkout", "-q", "-b", "branch" + random.nextInt(1000));
        }
    }

    /// A commit of the main worktree that changes the same files.
    private String other() throws IOException {
        Path readme = scene.main().root().resolve("readme.txt");
        Files.writeString(readme, "other " + random.nextInt(100) + "\n");
        scene.main().tries("commit", "-q", "-a", "-m", "other");
        return scene.main().git("rev-parse", "main");
    }
}
