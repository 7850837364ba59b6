package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

final class ProcessEndsTest {
    private final StartedChildren children = new StartedChildren();
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final ProcessEnds ends = ProcessEnds.open();
    private final List<ProcessKey> ended = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        ends.close();
        children.close();
    }

    @Test
    void tellsOnceThatAProcessHasEnded() {
        Process first = children.sleeping();
        Process second = children.sleeping();
        ProcessKey key = StartedChildren.key(table, first);
        assertThat(ends.watch(key, ended::add)).isTrue();
        assertThat(ends.watch(StartedChildren.key(table, second), ended::add)).isTrue();
        assertThat(ended).isEmpty();

        first.destroyForcibly();

        await().until(() -> !ended.isEmpty());
        assertThat(ended).containsExactly(key);
    }

    @Test
    void tellsAtOnceOfAProcessThatHasEndedAlready() {
        Process sleep = children.sleeping();
        ProcessKey key = StartedChildren.key(table, sleep);
        sleep.destroyForcibly();
        sleep.onExit().join();

        assertThat(ends.watch(key, ended::add)).isTrue();
        assertThat(ended).containsExactly(key);
    }

    @Test
    void tellsAtOnceWhereAnotherProcessHasThePid() {
        ProcessKey key = StartedChildren.key(table, children.sleeping());
        ProcessKey earlier = new ProcessKey(key.boot(), key.pid(), key.start() - 1);

        assertThat(ends.watch(earlier, ended::add)).isTrue();
        assertThat(ended).containsExactly(earlier);
    }

    @Test
    void aZombieHasEnded() {
        Process parent = children.start("sh", "-c", "sleep 600 & echo $!; exec tail -f /dev/null");
        long pid = Long.parseLong(StartedChildren.line(parent));
        StartedChildren.awaitCommand(parent.pid(), "tail");
        ProcessKey key = table.look(pid).orElseThrow().key();
        assertThat(ends.watch(key, ended::add)).isTrue();

        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        await().until(() -> ended.contains(key));
        StartedChildren.awaitState(pid, 'Z');
    }

    @Test
    void aCallbackThatFailsDoesNotStopTheOthers() {
        Process first = children.sleeping();
        Process second = children.sleeping();
        ends.watch(
                StartedChildren.key(table, first),
                key -> {
                    throw new IllegalStateException("on purpose");
                });
        ends.watch(StartedChildren.key(table, second), ended::add);

        first.destroyForcibly();
        first.onExit().join();
        second.destroyForcibly();

        await().until(() -> ended.size() == 1);
    }

    @Test
    void aThousandEndsLeaveNoDescriptorOpen() {
        OwnProcess own = new OwnProcess(table);
        watchToTheEnd(50);
        long before = own.openDescriptors().orElseThrow();

        for (int round = 0; round < 20; round++) {
            watchToTheEnd(50);
        }

        await().untilAsserted(
                        () ->
                                assertThat(own.openDescriptors().orElseThrow())
                                        .isLessThanOrEqualTo(before + 5));
    }

    private void watchToTheEnd(int count) {
        ended.clear();
        try (StartedChildren crowd = new StartedChildren()) {
            for (int i = 0; i < count; i++) {
                Process child = crowd.start("cat");
                assertThat(ends.watch(StartedChildren.key(table, child), ended::add)).isTrue();
            }
        }
        await().until(() -> ended.size() == count);
    }

    @Test
    void closingGivesEveryDescriptorBackAndWatchesNoMore() {
        OwnProcess own = new OwnProcess(table);
        ProcessKey key = StartedChildren.key(table, children.sleeping());
        long before = own.openDescriptors().orElseThrow();
        ProcessEnds another = ProcessEnds.open();
        for (int i = 0; i < 20; i++) {
            another.watch(key, ended::add);
        }
        assertThat(own.openDescriptors().orElseThrow()).isGreaterThanOrEqualTo(before + 22);

        another.close();
        another.close();

        assertThat(own.openDescriptors().orElseThrow()).isLessThanOrEqualTo(before + 2);
        assertThat(another.watch(key, ended::add)).isFalse();
        assertThat(ended).isEmpty();
    }
}
