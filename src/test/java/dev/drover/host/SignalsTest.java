package dev.drover.host;

import static dev.drover.host.Signals.Ending.ALREADY_GONE;
import static dev.drover.host.Signals.Ending.ENDED_BY_INT;
import static dev.drover.host.Signals.Ending.ENDED_BY_KILL;
import static dev.drover.host.Signals.Ending.ENDED_BY_TERM;
import static dev.drover.host.Signals.Ending.NOT_OURS;
import static dev.drover.host.Signals.Ending.PROTECTED;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.host.Signals.Ending;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

final class SignalsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);

    private final StartedChildren children = new StartedChildren();
    private final ProcessTable table = ProcessTable.ofThisMachine();
    private final Signals signals = new Signals(table);

    @AfterEach
    void endChildren() {
        children.close();
    }

    @Test
    void termIsEnoughForMost() {
        Process sleep = children.sleeping();

        assertThat(end(sleep, LONG, LONG)).isEqualTo(ENDED_BY_TERM);
        assertThat(sleep.onExit().join().exitValue()).isEqualTo(128 + 15);
    }

    @Test
    void interruptComesWhereTermIsIgnored() {
        assertThat(end(ignoring("TERM"), SHORT, LONG)).isEqualTo(ENDED_BY_INT);
    }

    @Test
    void killComesWhereBothAreIgnored() {
        Process stubborn = ignoring("TERM INT");

        assertThat(end(stubborn, SHORT, SHORT)).isEqualTo(ENDED_BY_KILL);
        assertThat(stubborn.onExit().join().exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void aStoppedProcessIsEndedByTerm() {
        Process stopped = children.start("sh", "-c", "kill -STOP $$; exec sleep 600");
        StartedChildren.awaitState(stopped.pid(), 'T');

        assertThat(end(stopped, LONG, LONG)).isEqualTo(ENDED_BY_TERM);
    }

    @Test
    void aProcessWhoseParentDoesNotWaitCountsAsEnded() {
        Process parent = children.start("sh", "-c", "sleep 600 & echo $!; exec tail -f /dev/null");
        long pid = Long.parseLong(StartedChildren.line(parent));
        StartedChildren.awaitCommand(parent.pid(), "tail");
        ProcessKey key = table.look(pid).orElseThrow().key();

        assertThat(signals.end(key, LONG, LONG)).isEqualTo(ENDED_BY_TERM);
        assertThat(signals.end(key, LONG, LONG)).isEqualTo(ALREADY_GONE);
    }

    @Test
    void worksFromAVirtualThread() throws ExecutionException, InterruptedException {
        Process sleep = children.sleeping();
        FutureTask<Ending> task = new FutureTask<>(() -> end(sleep, LONG, LONG));

        Thread.ofVirtual().start(task);

        assertThat(task.get()).isEqualTo(ENDED_BY_TERM);
    }

    @Test
    void anEndedProcessIsLeftAlone() {
        Process sleep = children.sleeping();
        ProcessKey key = StartedChildren.key(table, sleep);
        sleep.destroyForcibly();
        sleep.onExit().join();

        assertThat(signals.end(key, LONG, LONG)).isEqualTo(ALREADY_GONE);
    }

    @Test
    void theProcessThatGotThePidOfAnotherIsUntouched() {
        Process innocent = children.sleeping();
        ProcessKey key = StartedChildren.key(table, innocent);
        ProcessKey earlier = new ProcessKey(key.boot(), key.pid(), key.start() - 1);
        ProcessKey otherBoot = new ProcessKey("earlier boot", key.pid(), key.start());

        assertThat(signals.end(earlier, SHORT, SHORT)).isEqualTo(ALREADY_GONE);
        assertThat(signals.end(otherBoot, SHORT, SHORT)).isEqualTo(ALREADY_GONE);
        assertThat(innocent.isAlive()).isTrue();
    }

    @Test
    void neverEndsItselfItsAncestorsOrTheFirstProcess() {
        for (ProcessFacts facts : table.ancestry(OwnProcess.pid())) {
            assertThat(signals.end(facts.key(), SHORT, SHORT)).isEqualTo(PROTECTED);
        }
        assertThat(signals.end(new ProcessKey(table.boot(), 1, 0), SHORT, SHORT))
                .isEqualTo(PROTECTED);
        assertThat(signals.end(new ProcessKey(table.boot(), 0, 0), SHORT, SHORT))
                .isEqualTo(PROTECTED);
        assertThat(signals.end(new ProcessKey(table.boot(), -1, 0), SHORT, SHORT))
                .isEqualTo(PROTECTED);
    }

    @Test
    void neverEndsAProcessOfAnotherUser() {
        Process sleep = children.sleeping();
        Signals wary = new Signals(new ForeignOwner(table, sleep.pid()));

        assertThat(wary.end(StartedChildren.key(table, sleep), SHORT, SHORT)).isEqualTo(NOT_OURS);
        assertThat(sleep.isAlive()).isTrue();
    }

    @Test
    void leavesNoDescriptorOpen() {
        OwnProcess own = new OwnProcess(table);
        ProcessKey key = StartedChildren.key(table, children.sleeping());
        ProcessKey earlier = new ProcessKey(key.boot(), key.pid(), key.start() - 1);
        long before = own.openDescriptors().orElseThrow();

        for (int i = 0; i < 100; i++) {
            signals.end(earlier, SHORT, SHORT);
        }

        assertThat(own.openDescriptors().orElseThrow()).isLessThanOrEqualTo(before + 5);
    }

    private Ending end(Process process, Duration afterTerm, Duration afterInterrupt) {
        return signals.end(StartedChildren.key(table, process), afterTerm, afterInterrupt);
    }

    private Process ignoring(String names) {
        Process shell =
                children.start("bash", "-c", "trap '' " + names + "; echo set; exec sleep 600");
        assertThat(StartedChildren.line(shell)).isEqualTo("set");
        return shell;
    }

    /// The real table, but one process belongs to somebody else: tests that run as root or as a
    /// user cannot both start one that really does.
    private record ForeignOwner(ProcessTable real, long pid) implements ProcessTable {
        @Override
        public String boot() {
            return real.boot();
        }

        @Override
        public Presence presence(ProcessKey key) {
            return real.presence(key);
        }

        @Override
        public Optional<ProcessFacts> look(long wanted) {
            return real.look(wanted).map(this::disowned);
        }

        @Override
        public List<ProcessKey> lineage(long of) {
            return real.lineage(of);
        }

        @Override
        public List<ProcessFacts> ancestry(long of) {
            return real.ancestry(of);
        }

        @Override
        public List<ProcessFacts> scan() {
            return real.scan().stream().map(this::disowned).toList();
        }

        private ProcessFacts disowned(ProcessFacts facts) {
            return new ProcessFacts(
                    facts.key(),
                    facts.parent(),
                    facts.key().pid() == pid ? facts.uid() + 1 : facts.uid(),
                    facts.executable(),
                    facts.executableDeleted(),
                    facts.command(),
                    facts.cwd(),
                    facts.state(),
                    facts.startedAt(),
                    facts.memoryBytes(),
                    facts.tty());
        }
    }
}
