package dev.drover.ui.worktrees;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ui.Herd;
import dev.drover.ui.worktrees.WorktreeLooks.Seen;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// When the page looks, without a toolkit and without a wait.
class WorktreeLooksTest {
    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<Boolean> asked = new ArrayList<>();
    private final List<Seen> shown = new ArrayList<>();
    private final List<RuntimeException> failures = new ArrayList<>();
    private Duration took = Duration.ZERO;
    private boolean failing;
    private final WorktreeLooks looks =
            new WorktreeLooks(this::look, shown::add, failures::add, worker::add, Runnable::run);

    private Seen look(boolean fresh) {
        asked.add(fresh);
        if (failing) {
            throw new IllegalStateException("no git");
        }
        return new Seen(WorktreeGroups.NONE, fresh, took);
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    @Test
    void showsWhatWasSeenLastBeforeItLooksAnew() {
        looks.tick(Herd.NOW);
        work();
        asked.clear();
        looks.opened();
        work();
        assertThat(asked).containsExactly(false, true);
        assertThat(shown).last().satisfies(seen -> assertThat(seen.fresh()).isTrue());
        assertThat(looks.isLooking()).isFalse();
    }

    @Test
    void looksAgainEveryTenSecondsAndNotSooner() {
        looks.tick(Herd.NOW);
        looks.opened();
        work();
        looks.tick(Herd.NOW.plusSeconds(9));
        assertThat(worker).isEmpty();
        looks.tick(Herd.NOW.plusSeconds(10));
        assertThat(worker).hasSize(1);
        looks.tick(Herd.NOW.plusSeconds(40));
        assertThat(worker).as("one look at a time").hasSize(1);
    }

    @Test
    void restsLongerWhereGitTakesLong() {
        took = Duration.ofSeconds(6);
        looks.tick(Herd.NOW);
        looks.opened();
        work();
        looks.tick(Herd.NOW.plusSeconds(29));
        assertThat(worker).isEmpty();
        looks.tick(Herd.NOW.plusSeconds(30));
        assertThat(worker).hasSize(1);
    }

    @Test
    void asksOnceMoreWhereSomethingWasDoneMeanwhile() {
        looks.changed();
        looks.changed();
        looks.changed();
        work();
        assertThat(asked).containsExactly(false, false);
    }

    @Test
    void tellsAFailureAndLooksAgainLater() {
        failing = true;
        looks.tick(Herd.NOW);
        looks.opened();
        work();
        assertThat(failures).hasSize(2);
        assertThat(looks.isLooking()).isFalse();
        failing = false;
        looks.tick(Herd.NOW.plusSeconds(11));
        work();
        assertThat(shown).hasSize(1);
    }
}
