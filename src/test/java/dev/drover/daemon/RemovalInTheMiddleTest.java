package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.config.PrivateDirectories;
import dev.drover.config.Settings;
import dev.drover.host.FileUsers;
import dev.drover.host.StartedChildren;
import dev.drover.host.git.Git;
import dev.drover.host.git.Snapshots;
import dev.drover.host.git.WorktreeScene;
import dev.drover.host.git.WorktreeTrash;
import dev.drover.model.view.WorktreeDeed;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;
import dev.drover.store.StateStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A removal that is stopped between its look and its move, by a git that waits there for the
/// test's word: whatever happens in that moment, nothing is lost.
@Timeout(120)
final class RemovalInTheMiddleTest {
    @TempDir Path temporary;
    private WorktreeScene scene;
    private Database database;
    private StateWriter writer;
    private WorktreeBoard board;
    private WorktreeRemoval removal;
    private Path asked;
    private Path go;
    private final ExecutorService remover = Executors.newSingleThreadExecutor();

    @BeforeEach
    void open() throws Exception {
        scene = WorktreeScene.in(temporary.resolve("git"));
        Path home = Files.createDirectories(temporary.resolve("home"));
        Path tmp = PrivateDirectories.ensure(home.resolve("tmp"));
        database =
                Database.open(
                        new DatabaseOptions(
                                home.resolve("drover.db"), tmp, home.resolve("backups"), 1));
        StateStore store = new StateStore(database);
        writer =
                new StateWriter(
                        store,
                        InstantSource.system(),
                        Settings.DEFAULTS.store(),
                        store.load(),
                        store.lastSeq(),
                        change -> {});
        writer.start();
        asked = pipe("asked");
        go = pipe("go");
        Git git = new Git(waiting().toString(), Duration.ofSeconds(60));
        board = new WorktreeBoard(writer, InstantSource.system(), git, List::of);
        removal =
                new WorktreeRemoval(
                        writer,
                        board,
                        new WorktreeViews(new FileUsers()),
                        new WorktreeTrash(git),
                        new Snapshots(git, List::of));
    }

    @AfterEach
    void close() {
        remover.shutdownNow();
        board.close();
        writer.close();
        database.close();
    }

    private Path pipe(String name) throws Exception {
        Path pipe = temporary.resolve(name);
        Process made = new ProcessBuilder("mkfifo", pipe.toString()).inheritIO().start();
        assertThat(made.waitFor()).isZero();
        return pipe;
    }

    /// The first reference that is written stands between the look and the move.
    private Path waiting() throws IOException {
        Path script = temporary.resolve("git-that-waits");
        Files.writeString(
                script,
                """
                #!/bin/sh
                case "$*" in
                *update-ref*) mkdir '%s' 2>/dev/null && { echo > '%s'; read -r _ < '%s'; } ;;
                esac
                exec git "$@"
                """
                        .formatted(temporary.resolve("once"), asked, go));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Future<WorktreeDeed> removeUpToTheMove() throws IOException {
        String path = scene.path().toString();
        Future<WorktreeDeed> removed = remover.submit(() -> removal.remove(path, true, false));
        Files.readAllBytes(asked);
        return removed;
    }

    private void goOn() throws IOException {
        Files.writeString(go, "go\n");
    }

    private void assertKept(List<String> before) throws Exception {
        assertThat(scene.path()).exists();
        assertThat(scene.refs()).hasSize(2);
        assertThat(scene.told()).isEqualTo(before);
        assertThat(scene.main().git("for-each-ref", "refs/drover")).isEmpty();
        assertThat(writer.state().worktrees().trash()).isEmpty();
        assertThat(scene.path().resolveSibling(WorktreeTrash.DIRECTORY))
                .isDirectoryNotContaining("glob:**/[0-9a-f]*");
    }

    @Test
    void aProcessThatEntersBetweenTheLookAndTheMoveKeepsIt() throws Exception {
        List<String> before = scene.told();
        try (StartedChildren children = new StartedChildren()) {
            Future<WorktreeDeed> removed = removeUpToTheMove();
            Process late =
                    children.start("sh", "-c", "cd '" + scene.path() + "' && exec sleep 600");
            StartedChildren.awaitCommand(late.pid(), "sleep");
            goOn();

            assertThatThrownBy(removed::get)
                    .hasMessageContaining("put back: in use by sleep (" + late.pid() + ")");
            assertThat(late.isAlive()).isTrue();
            assertThat(Path.of("/proc/" + late.pid() + "/cwd").toRealPath())
                    .isEqualTo(scene.path());
        }
        assertKept(before);
    }

    @Test
    void aFileThatIsWrittenBetweenTheLookAndTheMoveKeepsIt() throws Exception {
        List<String> before = scene.told();
        Future<WorktreeDeed> removed = removeUpToTheMove();
        scene.write("late.txt", "late\n");
        goOn();

        assertThatThrownBy(removed::get).hasMessageContaining("put back: something in it changed");
        assertThat(scene.file("late.txt")).hasContent("late");
        Files.delete(scene.file("late.txt"));
        assertKept(before);
    }

    @Test
    void aCommitThatIsMadeBetweenTheLookAndTheMoveKeepsIt() throws Exception {
        Future<WorktreeDeed> removed = removeUpToTheMove();
        scene.worktree().commit("late");
        List<String> after = scene.told();
        goOn();

        assertThatThrownBy(removed::get).hasMessageContaining("put back: something in it changed");
        assertKept(after);
    }

    @Test
    void whereNothingHappensItGoes() throws Exception {
        Future<WorktreeDeed> removed = removeUpToTheMove();
        goOn();

        assertThat(removed.get().done()).isTrue();
        assertThat(scene.path()).doesNotExist();
        assertThat(writer.state().worktrees().trash()).hasSize(1);
    }
}
