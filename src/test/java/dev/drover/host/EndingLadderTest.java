package dev.drover.host;

import static dev.drover.model.EndingOutcome.ALREADY_GONE;
import static dev.drover.model.EndingOutcome.BROKEN_OFF;
import static dev.drover.model.EndingOutcome.ENDED_BY_INT;
import static dev.drover.model.EndingOutcome.ENDED_BY_KILL;
import static dev.drover.model.EndingOutcome.ENDED_BY_TERM;
import static dev.drover.model.EndingOutcome.KEPT;
import static dev.drover.model.EndingOutcome.PROTECTED;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.model.EndingOutcome;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/// The ladder on real processes. What may be hit is guarded by {@link Jungle}.
final class EndingLadderTest {
    private static final EndingLadder.Pace QUICK =
            new EndingLadder.Pace(Duration.ofMillis(300), Duration.ofMillis(300));
    private static final EndingLadder.Pace PATIENT =
            new EndingLadder.Pace(Duration.ofSeconds(60), Duration.ofSeconds(60));

    @TempDir Path home;
    private Jungle jungle;
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final EndingLadder ladder = new EndingLadder(table);

    @BeforeEach
    void open() throws IOException {
        jungle = new Jungle(home);
    }

    @AfterEach
    void close() {
        jungle.close();
    }

    /// These processes and all below them, leaves first.
    private EndingLadder.Grounds tree(ProcessKey... roots) {
        return held -> {
            List<ProcessKey> found = new ArrayList<>(List.of(roots));
            held.stream().filter(k -> !found.contains(k)).forEach(found::add);
            List<ProcessFacts> scan = table.scan();
            for (int i = 0; i < found.size(); i++) {
                long parent = found.get(i).pid();
                scan.stream()
                        .filter(f -> f.parent() == parent)
                        .map(ProcessFacts::key)
                        .filter(k -> !found.contains(k))
                        .forEach(found::add);
            }
            return jungle.guard(found.reversed());
        };
    }

    private Map<ProcessKey, EndingOutcome> end(String... names) {
        return ladder.climb(tree(keys(names)), QUICK);
    }

    private ProcessKey[] keys(String... names) {
        return List.of(names).stream().map(jungle::born).toArray(ProcessKey[]::new);
    }

    @Test
    void aTreeEndsAndItsNeighbourDoesNot() throws IOException {
        jungle.grow("(born leaf; exec sleep 600) & born root; exec sleep 600");
        jungle.grow("born neighbour; exec sleep 600");
        jungle.born("leaf");
        jungle.born("neighbour");

        Map<ProcessKey, EndingOutcome> outcomes = ladder.climb(tree(keys("root")), PATIENT);

        assertThat(outcomes)
                .containsOnly(
                        Map.entry(jungle.born("leaf"), ENDED_BY_TERM),
                        Map.entry(jungle.born("root"), ENDED_BY_TERM));
        assertThat(jungle.lives("leaf")).isFalse();
        assertThat(jungle.lives("neighbour")).isTrue();
    }

    @Test
    void termThenInterruptThenKill() throws IOException {
        jungle.grow("trap '' TERM; born stubborn; exec sleep 600");
        jungle.grow("trap '' TERM INT; born deaf; exec sleep 600");

        assertThat(end("stubborn", "deaf"))
                .containsEntry(jungle.born("stubborn"), ENDED_BY_INT)
                .containsEntry(jungle.born("deaf"), ENDED_BY_KILL);
    }

    @Test
    void aWrapperThatGoesFirstDoesNotSaveItsChildren() throws IOException {
        jungle.grow("(trap '' TERM INT; born child; exec sleep 600) & born wrapper; wait");
        jungle.born("child");

        assertThat(end("wrapper"))
                .containsEntry(jungle.born("wrapper"), ENDED_BY_TERM)
                .containsEntry(jungle.born("child"), ENDED_BY_KILL);
        assertThat(jungle.lives("child")).isFalse();
    }

    @Test
    void whatIsBornInTheMiddleOfItEndsAsWell() throws IOException {
        jungle.grow(
                "trap '(trap \"\" TERM; born late; exec sleep 600) &' TERM; born mother;"
                        + " while :; do sleep 0.02; done");
        jungle.born("mother");

        Map<ProcessKey, EndingOutcome> outcomes = end("mother");

        assertThat(outcomes.get(jungle.born("mother"))).isIn(ENDED_BY_INT, ENDED_BY_KILL);
        assertThat(jungle.all()).isEmpty();
    }

    @Test
    void nothingIsLeftOfAProcessThatStartsOthersAllTheTime() throws IOException {
        jungle.grow("born root; for i in {1..200}; do sleep 600 & done; while :; do sleep 1; done");
        jungle.born("root");

        end("root");

        assertThat(jungle.all()).isEmpty();
    }

    @Test
    void aStoppedProcessEnds() throws IOException {
        jungle.grow("born stopped; kill -STOP $$; exec sleep 600");
        jungle.born("stopped");
        await().until(() -> jungle.state("stopped") == 'T');

        assertThat(ladder.climb(tree(keys("stopped")), PATIENT))
                .containsEntry(jungle.born("stopped"), ENDED_BY_TERM);
    }

    @Test
    void aZombieIsDeadAndKeepsNobodyWaiting() throws IOException {
        jungle.grow("(born zombie; sleep 0.2) & born parent; exec sleep 600");
        jungle.born("zombie");
        jungle.born("parent");
        await().until(() -> !jungle.lives("zombie"));

        assertThat(ladder.climb(tree(keys("zombie")), PATIENT))
                .containsExactly(Map.entry(jungle.born("zombie"), ALREADY_GONE));
        assertThat(jungle.lives("parent")).isTrue();
    }

    @Test
    void goneBetweenTheLookAndTheSignalIsSuccess() throws IOException {
        Process process = jungle.grow("born short; exec sleep 600");
        ProcessKey key = jungle.born("short");
        EndingLadder.Grounds late =
                held -> {
                    process.destroyForcibly();
                    process.onExit().join();
                    return List.of(key);
                };

        assertThat(ladder.climb(late, PATIENT)).containsExactly(Map.entry(key, ALREADY_GONE));
        assertThat(ALREADY_GONE.isGone()).isTrue();
    }

    @Test
    void anotherProcessWithTheSamePidIsUntouched() throws IOException {
        jungle.grow("born innocent; exec sleep 600");
        ProcessKey key = jungle.born("innocent");
        ProcessKey earlier = new ProcessKey(key.boot(), key.pid(), key.start() - 1);

        assertThat(ladder.climb(held -> List.of(earlier), QUICK))
                .containsExactly(Map.entry(earlier, ALREADY_GONE));
        assertThat(jungle.state("innocent")).isEqualTo('S');
    }

    @Test
    void ourselvesAndTheFirstProcessAreNeverSentAnything() {
        ProcessKey self = new OwnProcess(table).key();
        ProcessKey first = new ProcessKey(table.boot(), 1, 0);
        ProcessKey all = new ProcessKey(table.boot(), -1, 0);

        assertThat(ladder.climb(held -> List.of(self, first, all), QUICK).values())
                .containsOnly(PROTECTED);
    }

    @Test
    void whatMustNotEndAnyMoreIsLetGoAndRuns() throws IOException {
        jungle.grow("trap '' TERM; born root; exec sleep 600");
        ProcessKey root = jungle.born("root");
        AtomicInteger looks = new AtomicInteger();

        Map<ProcessKey, EndingOutcome> outcomes =
                ladder.climb(
                        held -> looks.incrementAndGet() > 1 ? List.of() : List.of(root), QUICK);

        assertThat(outcomes).containsExactly(Map.entry(root, KEPT));
        await().until(() -> jungle.state("root") == 'S');
    }

    @Test
    void aFailureLeavesNothingStopped() throws IOException {
        jungle.grow("(born leaf; exec sleep 600) & born root; exec sleep 600");
        ProcessKey leaf = jungle.born("leaf");
        ProcessKey root = jungle.born("root");
        AtomicInteger looks = new AtomicInteger();
        EndingLadder.Grounds failing =
                held -> {
                    if (looks.incrementAndGet() > 1) {
                        assertThat(jungle.state("root")).isEqualTo('T');
                        throw new IllegalStateException("made up");
                    }
                    return List.of(leaf, root);
                };

        assertThatThrownBy(() -> ladder.climb(failing, QUICK)).hasMessage("made up");

        await().until(() -> jungle.state("root") == 'S' && jungle.state("leaf") == 'S');
    }

    @Test
    void leavingInTheMiddleLeavesNothingStopped() throws Exception {
        jungle.grow(
                "(trap '' TERM; born leaf; exec sleep 600) & trap 'born told' TERM; born root;"
                        + " while :; do sleep 0.05; done");
        ProcessKey leaf = jungle.born("leaf");
        ProcessKey root = jungle.born("root");
        FutureTask<Map<ProcessKey, EndingOutcome>> climb =
                new FutureTask<>(() -> ladder.climb(tree(root), PATIENT));
        Thread.ofVirtual().start(climb);
        await().until(() -> Files.exists(home.resolve("born/told")));

        ladder.close();

        assertThat(climb.get()).containsEntry(root, BROKEN_OFF).containsEntry(leaf, BROKEN_OFF);
        assertThat(jungle.state("leaf")).isEqualTo('S');
        await().until(() -> jungle.state("root") == 'S');
    }

    @Test
    void aProcessThatAPersonHadStoppedIsLeftStoppedIfItIsKept() throws IOException {
        jungle.grow("born mine; kill -STOP $$; exec sleep 600");
        ProcessKey mine = jungle.born("mine");
        await().until(() -> jungle.state("mine") == 'T');
        AtomicInteger looks = new AtomicInteger();

        // One more, so that there is a second look.
        jungle.grow("born other; exec sleep 600");
        ProcessKey other = jungle.born("other");
        ladder.climb(
                held -> looks.incrementAndGet() > 1 ? List.of(other) : List.of(mine, other), QUICK);

        assertThat(jungle.state("mine")).isEqualTo('T');
        assertThat(jungle.lives("other")).isFalse();
    }

    @Test
    void deletedProgramsAndHostileNamesEndLikeOthers() throws IOException {
        jungle.grow(
                "cp $(command -v sleep) 'a) R 1 (b'; ./'a) R 1 (b' 600 &"
                        // Taken away only once it runs: rm can be faster than the start.
                        + " until [ /proc/$!/exe -ef 'a) R 1 (b' ]; do :; done; rm 'a) R 1 (b';"
                        + " (exec -a $'\\e[31m) S 1 1\\n' sleep 600) & born root; wait");
        jungle.born("root");
        await().until(() -> jungle.all().size() == 3);

        assertThat(ladder.climb(tree(keys("root")), PATIENT)).hasSize(3);
        assertThat(jungle.all()).isEmpty();
    }

    @Test
    void leavesNoDescriptorOpen() throws IOException {
        OwnProcess own = new OwnProcess(table);
        jungle.grow("born root; for i in {1..30}; do sleep 600 & done; wait");
        jungle.born("root");
        await().until(() -> jungle.all().size() == 31);
        long before = own.openDescriptors().orElseThrow();

        end("root");

        assertThat(own.openDescriptors().orElseThrow()).isLessThanOrEqualTo(before + 5);
    }

    @Test
    void nobodyElseIsAsked() {
        assertThat(ladder.climb((Collection<ProcessKey> held) -> List.of(), QUICK)).isEmpty();
    }
}
