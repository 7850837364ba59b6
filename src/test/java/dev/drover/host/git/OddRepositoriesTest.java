package dev.drover.host.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.worktree.HazardRules;
import dev.drover.model.worktree.Hazard;
import dev.drover.model.worktree.HazardKind;
import dev.drover.model.worktree.Occupants;
import dev.drover.model.worktree.WorktreeLook;
import dev.drover.model.worktree.WorktreeRef;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Repositories, gits and disks that are not as one would wish: what cannot be seen is said, and
/// the worktree stays.
final class OddRepositoriesTest {
    @TempDir Path temporary;
    private WorktreeScene scene;

    @BeforeEach
    void make() {
        scene = WorktreeScene.in(temporary);
    }

    private static List<HazardKind> kinds(WorktreeLook look) {
        return HazardRules.of(look, Occupants.NONE).stream().map(Hazard::kind).toList();
    }

    private WorktreeLook lookWith(Git git) throws GitException {
        return new WorktreeLooker(git, List::of)
                .look(scene.repository(), scene.ref(), scene.refs());
    }

    private Path script(String text) throws IOException {
        Path script = temporary.resolve("git-script");
        Files.writeString(script, "#!/bin/sh\n" + text + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @Test
    void aGitThatIsMissingOrHangsOrFailsMeansThatItStays() throws Exception {
        Git missing = new Git(temporary.resolve("none").toString(), Duration.ofSeconds(5));
        assertThat(kinds(lookWith(missing))).containsExactly(HazardKind.UNKNOWN);

        Git hung = new Git(script("sleep 600").toString(), Duration.ofMillis(300));
        WorktreeLook look = lookWith(hung);
        assertThat(kinds(look)).containsExactly(HazardKind.UNKNOWN);
        assertThat(look.unknown()).contains("did not end within 300 ms");

        Git broken =
                new Git(script("echo fatal: no >&2; exit 128").toString(), Duration.ofSeconds(9));
        assertThat(kinds(lookWith(broken))).containsExactly(HazardKind.UNKNOWN);
        assertThatThrownBy(() -> new WorktreeList(broken).of(scene.repository()))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("fatal: no");
    }

    @Test
    void aDiskThatIsNotMountedIsNeverPruned() throws Exception {
        Path disk = scene.path().resolveSibling(".").normalize();
        Path away = disk.resolveSibling("away");
        Files.move(disk, away);

        WorktreeRef ref = scene.refs().stream().filter(r -> !r.main()).findFirst().orElseThrow();
        assertThat(ref.prunable()).isNotNull();
        WorktreeLook look =
                new WorktreeLooker(new Git(), List::of).look(scene.repository(), ref, scene.refs());
        assertThat(kinds(look)).contains(HazardKind.NOT_REGISTERED);

        Files.move(away, disk);
        assertThat(kinds(scene.look())).isEmpty();
    }

    @Test
    void aWorktreeThatWasMovedByHandDoesNotNameItsRepository() throws Exception {
        Files.writeString(scene.file(".git"), "gitdir: /nowhere/.git/worktrees/feature\n");

        assertThat(kinds(scene.look())).contains(HazardKind.BROKEN_LINK);
    }

    @Test
    void aLockedOneAndOneInWhichGitWorksStay() throws Exception {
        scene.main().git("worktree", "lock", "--reason", "on a stick", scene.path().toString());
        assertThat(HazardRules.of(scene.look(), Occupants.NONE))
                .singleElement()
                .satisfies(
                        hazard -> assertThat(hazard.words()).contains("It is locked (on a stick)"));
        scene.main().git("worktree", "unlock", scene.path().toString());

        Path admin = Path.of(scene.worktree().git("rev-parse", "--absolute-git-dir"));
        Files.writeString(admin.resolve("index.lock"), "");
        assertThat(kinds(scene.look())).containsExactly(HazardKind.UNKNOWN);
    }

    @Test
    void oneThatHoldsAnotherStays() throws Exception {
        Path inner = scene.path().resolve("inner");
        scene.main().git("worktree", "add", "-q", "-b", "inner", inner.toString());

        assertThat(kinds(scene.look()))
                .contains(HazardKind.HOLDS_OTHERS, HazardKind.NESTED_REPOSITORY);
    }

    @Test
    void aRepositoryWithoutAMainWorktreeHasItsWorktreesAllTheSame() throws Exception {
        Path project = temporary.resolve("project");
        Path bare = project.resolve(".bare");
        TestRepository.at(bare, "--bare");
        scene.main().git("push", "-q", bare.toString(), "main");
        Files.writeString(project.resolve(".git"), "gitdir: ./.bare\n");
        TestRepository.existing(project).git("worktree", "add", "-q", "main");

        Repository repository =
                Repository.around(project.resolve("main").toRealPath()).orElseThrow();
        List<WorktreeRef> all = new WorktreeList(new Git()).of(repository);
        assertThat(all).extracting(WorktreeRef::bare).containsExactly(true, false);
        WorktreeLook look =
                new WorktreeLooker(new Git(), List::of).look(repository, all.get(1), all);
        assertThat(look.unknown()).isNull();
        assertThat(kinds(look)).containsExactly(HazardKind.UNPUSHED);
    }

    @Test
    void aPartialCloneFetchesNothing() throws Exception {
        Path mark = temporary.resolve("fetched");
        scene.main().git("config", "extensions.partialclone", "origin");
        scene.main().git("config", "remote.origin.promisor", "true");
        scene.main().git("config", "remote.origin.url", "ext::touch " + mark);
        scene.main().git("config", "protocol.ext.allow", "always");
        Files.writeString(scene.file("readme.txt"), "changed\n");
        String blob = scene.main().git("rev-parse", "main:src/app.txt");
        Path object =
                scene.main()
                        .root()
                        .resolve(".git/objects")
                        .resolve(blob.substring(0, 2))
                        .resolve(blob.substring(2));
        Files.delete(object);

        scene.look();
        assertThat(mark).doesNotExist();
    }
}
