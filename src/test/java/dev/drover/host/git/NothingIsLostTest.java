package dev.drover.host.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.worktree.TrashedWorktree;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterTry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Whatever people and agents have done in a worktree, moving it to the trash loses nothing: every
/// object that something named before is there after git has collected all garbage, every reference
/// of the repository is as it was, and a restore brings back the very same worktree.
final class NothingIsLostTest {
    private Path place = Path.of("/nowhere");

    @AfterTry
    void clear() throws IOException {
        TreeFiles.delete(place);
    }

    @Property(tries = 15)
    void losesNothing(@ForAll long seed) throws Exception {
        removeAndRestore(seed);
    }

    @Tag("proof")
    @Property(tries = 1_000)
    void losesNothingInAThousandStates(@ForAll long seed) throws Exception {
        removeAndRestore(seed);
    }

    private void removeAndRestore(long seed) throws Exception {
        place = Files.createTempDirectory("drover-nothing-lost").toRealPath();
        WorktreeScene scene = WorktreeScene.in(place);
        Random random = new Random(seed);
        RandomWork work = new RandomWork(scene, random);
        for (int i = random.nextInt(12); i >= 0; i--) {
            work.step();
        }
        // What lies loose before, git may collect at any time: it belongs to nobody.
        scene.main().git("gc", "-q", "--prune=now");
        Set<String> objects = objects(scene);
        String refs = scene.main().git("for-each-ref");
        var told = scene.told();
        Tree files = Tree.of(scene.path());

        TrashedWorktree trashed = scene.remove();
        assertThat(Tree.of(Path.of(trashed.home()).resolve("tree"))).isEqualTo(files);
        assertThat(
                        scene.main()
                                .git(
                                        "for-each-ref",
                                        "refs/heads",
                                        "refs/tags",
                                        "refs/remotes",
                                        "refs/stash"))
                .isEqualTo(refs);
        scene.main().git("gc", "-q", "--prune=now");
        assertThat(objects(scene)).containsAll(objects);

        scene.trash().restore(trashed, scene.refs());
        assertThat(Tree.of(scene.path())).isEqualTo(files);
        assertThat(scene.told()).isEqualTo(told);
    }

    private static Set<String> objects(WorktreeScene scene) {
        Set<String> found = new TreeSet<>();
        scene.main()
                .git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)")
                .lines()
                .forEach(found::add);
        return found;
    }
}
