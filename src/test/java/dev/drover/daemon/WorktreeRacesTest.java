package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.host.StartedChildren;
import dev.drover.host.git.Git;
import dev.drover.host.git.GitException;
import dev.drover.host.git.WorktreeScene;
import dev.drover.host.git.WorktreeTrash;
import dev.drover.model.worktree.TrashedWorktree;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// What happens between the look at a worktree and its move, and what a crash in the middle leaves.
final class WorktreeRacesTest {
    @TempDir Path temporary;
    private WorktreeScene scene;
    private final WorktreeTrash trash = new WorktreeTrash(new Git());

    @BeforeEach
    void make() {
        scene = WorktreeScene.in(temporary);
    }

    private TrashedWorktree plan() throws GitException {
        return trash.plan(scene.repository(), scene.look(), "t1");
    }

    @Test
    void aWorktreeThatTurnsDirtyAfterTheLookIsPutBack() throws Exception {
        List<String> before = scene.told();
        TrashedWorktree planned = plan();

        assertThatThrownBy(
                        () ->
                                trash.move(
                                        planned,
                                        files -> {
                                            // Whoever was in it goes on writing, wherever it is.
                                            write(files.resolve("late.txt"));
                                            return Optional.of("something in it changed");
                                        }))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("put back: something in it changed");

        assertThat(scene.file("late.txt")).exists();
        Files.delete(scene.file("late.txt"));
        assertThat(scene.told()).isEqualTo(before);
        assertThat(Path.of(planned.home())).doesNotExist();
        assertThat(scene.main().git("for-each-ref", "refs/drover")).isEmpty();
    }

    private static void write(Path file) {
        try {
            Files.writeString(file, "late\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aProcessThatEntersDuringTheMoveBringsItBack() throws Exception {
        try (LiveDaemon live = LiveDaemon.in(Files.createDirectories(temporary.resolve("home")));
                StartedChildren children = new StartedChildren()) {
            Process walker =
                    children.start(
                            "sh",
                            "-c",
                            "while :; do cd '" + scene.path() + "' && exec sleep 600; done");
            StartedChildren.awaitCommand(walker.pid(), "sleep");

            assertThatThrownBy(
                            () ->
                                    live.client
                                            .worktrees()
                                            .remove(scene.path().toString(), true, false))
                    .hasMessageContaining("sleep");
            assertThat(scene.path()).exists();
            assertThat(scene.refs()).hasSize(2);
        }
    }

    @Test
    void aRemovalThatWasKilledBeforeTheMoveIsForgotten() throws Exception {
        TrashedWorktree planned = plan();
        Files.createDirectories(Path.of(planned.home()));

        assertThat(trash.recover(planned)).isFalse();
        assertThat(Path.of(planned.home())).doesNotExist();
        assertThat(scene.look().unknown()).isNull();
    }

    @Test
    void aRemovalThatWasKilledAfterTheMoveIsUndone() throws Exception {
        List<String> before = scene.told();
        TrashedWorktree planned = plan();
        Files.createDirectories(Path.of(planned.home()));
        Files.move(
                scene.path(),
                Path.of(planned.home()).resolve("tree"),
                StandardCopyOption.ATOMIC_MOVE);

        assertThat(trash.recover(planned)).isFalse();
        assertThat(scene.told()).isEqualTo(before);
        assertThat(Path.of(planned.home())).doesNotExist();
    }

    @Test
    void aRemovalThatWasKilledAtItsEndCounts() throws Exception {
        List<String> before = scene.told();
        TrashedWorktree planned = scene.remove();

        assertThat(trash.recover(planned)).isTrue();
        trash.restore(planned, scene.refs());
        assertThat(scene.told()).isEqualTo(before);
    }

    @Test
    void aRestoreSaysWhatIsInItsWay() throws Exception {
        TrashedWorktree planned = scene.remove();
        Files.createDirectories(scene.path());
        assertThatThrownBy(() -> trash.restore(planned, scene.refs()))
                .hasMessageContaining("There is something at");
        Files.delete(scene.path());

        Path other = scene.path().resolveSibling("other");
        scene.main().git("worktree", "add", "-q", other.toString(), "feature");
        assertThatThrownBy(() -> trash.restore(planned, scene.refs()))
                .hasMessageContaining("'feature' is checked out in " + other);
        scene.main().git("worktree", "remove", other.toString());

        scene.main().git("branch", "-q", "-D", "feature");
        trash.restore(planned, scene.refs());
        assertThat(scene.worktree().git("branch", "--show-current")).isEqualTo("feature");
        assertThat(scene.worktree().git("status", "--porcelain")).isEmpty();
    }

    @Test
    void aLinkInThePlaceOfTheTrashIsNotFollowed() throws Exception {
        Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(scene.path().resolveSibling(WorktreeTrash.DIRECTORY), elsewhere);

        assertThatThrownBy(() -> scene.remove()).hasMessageContaining("is a link");
        assertThat(scene.path()).exists();
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void deletingFromTheTrashFollowsNoLink() throws Exception {
        Path precious = Files.createDirectories(temporary.resolve("precious"));
        Files.writeString(precious.resolve("file"), "x");
        Files.createSymbolicLink(scene.file("link"), precious);
        Files.createSymbolicLink(scene.file("link-to-file"), precious.resolve("file"));
        TrashedWorktree planned = scene.remove();

        trash.purge(planned);

        assertThat(precious.resolve("file")).exists();
        assertThat(Path.of(planned.home())).doesNotExist();
        assertThat(scene.main().git("for-each-ref", "refs/drover")).isEmpty();
    }
}
