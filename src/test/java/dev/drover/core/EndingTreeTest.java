package dev.drover.core;

import static dev.drover.core.ProcessForest.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.EndingCause;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/// Who started whom in one scan, whatever the scan says.
final class EndingTreeTest {
    private final ProcessForest forest =
            new ProcessForest().process(10, 1).process(11, 10).process(12, 10).process(13, 11);

    private List<Long> reach(ProcessKey... wanted) {
        return EndingRules.reach(List.copyOf(forest.processes.values()), List.of(wanted)).stream()
                .map(facts -> facts.key().pid())
                .toList();
    }

    @Test
    void reachesWhatIsWantedAndAllBelowItOnce() {
        assertThat(reach(key(10))).containsExactlyInAnyOrder(10L, 11L, 12L, 13L);
        assertThat(reach(key(11), key(13), key(11))).containsExactly(11L, 13L);
        assertThat(reach(key(12), key(10))).startsWith(12L, 10L).hasSize(4);
        assertThat(reach(key(99), key(10, 1))).isEmpty();
    }

    @Test
    void aRingOfParentsIsReachedOnce() {
        forest.process(key(20, 5), 21, ProcessForest.ME, "/x", null);
        forest.process(key(21, 5), 20, ProcessForest.ME, "/x", null);
        assertThat(reach(key(20, 5))).containsExactly(20L, 21L);
        EndingTree tree = new EndingTree(List.copyOf(forest.processes.values()));
        assertThat(tree.ancestors(forest.at(20)))
                .extracting(ProcessFacts::key)
                .containsExactly(key(21, 5));
    }

    @Test
    void nobodyIsItsOwnParentNorAnOldersChild() {
        forest.process(30, 30).process(key(31, 5), 10, ProcessForest.ME, "/x", null);
        forest.process(key(32, 100), 10, ProcessForest.ME, "/x", null);
        EndingTree tree = new EndingTree(List.copyOf(forest.processes.values()));
        assertThat(tree.parent(forest.at(30))).isEmpty();
        assertThat(tree.children(forest.at(30))).isEmpty();
        assertThat(tree.parent(forest.at(31))).as("younger than its child").isEmpty();
        assertThat(tree.parent(forest.at(32))).as("started in the same moment").isPresent();
    }

    @Test
    void withoutAPersonAgeAndLooksCountToTheSecond() {
        forest.detail(
                key(13),
                ProcessForest.SCOPE,
                false,
                EndingRules.YOUNGEST,
                EndingRules.BETWEEN_LOOKS);
        forest.want(key(13), EndingCause.ORPHAN);
        assertThat(forest.automaticPlan().keys()).containsExactly(key(13));
        Duration less = Duration.ofNanos(1);
        forest.detail(
                key(13),
                ProcessForest.SCOPE,
                false,
                EndingRules.YOUNGEST.minus(less),
                EndingRules.BETWEEN_LOOKS);
        assertThat(forest.automaticPlan().keys()).isEmpty();
        forest.detail(
                key(13),
                ProcessForest.SCOPE,
                false,
                EndingRules.YOUNGEST,
                EndingRules.BETWEEN_LOOKS.minus(less));
        assertThat(forest.automaticPlan().keys()).isEmpty();
    }

    @Test
    void ofOneDepthTheSmallerPidGoesFirst() {
        ProcessForest wide = new ProcessForest().process(10, 1);
        for (long pid = 30; pid > 10; pid--) {
            wide.process(pid, 10);
        }
        wide.want(10);
        assertThat(wide.plan().keys())
                .extracting(ProcessKey::pid)
                .isSortedAccordingTo((a, b) -> a == 10 ? 1 : b == 10 ? -1 : Long.compare(a, b));
    }

    @Test
    void memoryThatIsNotKnownCountsAsNone() {
        forest.process(key(13), 11, ProcessForest.ME, "/x", null).want(11);
        assertThat(forest.plan().memoryBytes()).isEqualTo(1L << 20);
    }
}
