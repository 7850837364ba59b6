package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Random trees of real processes, with neighbours, services, what belongs to others and what has
/// left the tree among them: all that should end does, and nothing else.
final class RealTreesTest {
    @TempDir Path home;

    @Test
    void endsFiveTreesAndNothingElse() throws IOException {
        endTrees(5);
    }

    @Test
    @Tag("proof")
    void endsSixtyTreesAndNothingElse() throws IOException {
        endTrees(60);
    }

    private void endTrees(int count) throws IOException {
        try (EndingRig rig =
                new EndingRig(
                        home,
                        Map.of("ending.afterTerm", "200ms", "ending.afterInterrupt", "200ms"))) {
            rig.jungle.grow("(born below; exec sleep 600) & born neighbour; exec sleep 600");
            List<RandomTree> trees =
                    IntStream.range(0, count).mapToObj(i -> new RandomTree(i, "t" + i)).toList();
            for (RandomTree tree : trees) {
                endTree(rig, tree);
            }
            assertLives(rig, List.of("neighbour", "below"));
            trees.forEach(tree -> assertLives(rig, tree.lives));
        }
    }

    private static void endTree(EndingRig rig, RandomTree tree) throws IOException {
        rig.jungle.grow(tree.script);
        tree.ends.forEach(rig.jungle::born);
        tree.lives.forEach(rig.jungle::born);
        tree.services.forEach(
                n -> rig.table.groups.put(rig.jungle.born(n), "0::/user.slice/x.service"));
        tree.foreign.forEach(n -> rig.table.owners.put(rig.jungle.born(n), 4_711L));

        rig.endings.end(List.of(rig.key(tree.root())), false);

        for (String name : tree.ends) {
            assertThat(rig.jungle.lives(name)).as("%s of %s", name, tree.script).isFalse();
        }
        assertLives(rig, tree.lives);
    }

    /// A kept one that had stopped itself stays so; all others run.
    private static void assertLives(EndingRig rig, List<String> names) {
        for (String name : names) {
            assertThat(rig.jungle.lives(name)).as(name).isTrue();
            await().until(() -> "ST".indexOf(rig.jungle.state(name)) >= 0);
        }
    }
}
