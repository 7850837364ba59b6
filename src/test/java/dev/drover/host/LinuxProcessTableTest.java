package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.host.ProcessTable.Presence;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class LinuxProcessTableTest extends ProcessTableContract {
    private final ProcessTable table = new LinuxProcessTable(LinuxProcessTable.PROC);
    @TempDir Path temporary;

    @Override
    ProcessTable table() {
        return table;
    }

    @Test
    void theBootIdIsTheKernels() throws IOException {
        String id = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();

        assertThat(table.boot()).isEqualTo(id);
        assertThat(table.presence(new ProcessKey("another boot", OwnProcess.pid(), 1)))
                .isEqualTo(Presence.GONE);
    }

    @Test
    void aNameMadeToLookLikeFieldsChangesNothing() throws IOException {
        Path program = temporary.resolve("x) R 1 (\n");
        Files.copy(Path.of("/bin/sleep"), program);
        Process hostile = children.start(program.toString(), "600");
        StartedChildren.awaitCommand(hostile.pid(), "\n");

        ProcessFacts facts = table.look(hostile.pid()).orElseThrow();

        assertThat(facts.parent()).isEqualTo(OwnProcess.pid());
        assertThat(facts.executable()).isEqualTo(program.toRealPath().toString());
        assertThat(table.presence(facts.key())).isEqualTo(Presence.ALIVE);
    }

    @Test
    void aProgramThatWasReplacedOnDiskKeepsItsPath() throws IOException {
        Path program = temporary.toRealPath().resolve("agent");
        Files.copy(Path.of("/bin/sleep"), program);
        Process running = children.start(program.toString(), "600");
        StartedChildren.awaitCommand(running.pid(), "agent");
        assertThat(table.look(running.pid()).orElseThrow().executableDeleted()).isFalse();

        Files.delete(program);

        ProcessFacts facts = table.look(running.pid()).orElseThrow();
        assertThat(facts.executable()).isEqualTo(program.toString());
        assertThat(facts.executableDeleted()).isTrue();
    }

    @Test
    void aProgramCalledDeletedIsNot() throws IOException {
        Path program = temporary.toRealPath().resolve("agent (deleted)");
        Files.copy(Path.of("/bin/sleep"), program);
        Process running = children.start(program.toString(), "600");
        StartedChildren.awaitCommand(running.pid(), "(deleted)");

        ProcessFacts facts = table.look(running.pid()).orElseThrow();

        assertThat(facts.executable()).isEqualTo(program.toString());
        assertThat(facts.executableDeleted()).isFalse();
    }

    @Test
    void theSecondScanSeesAProgramThatTookThePlaceOfAnother() throws IOException {
        Process shell = children.start("sh", "-c", "read line; exec sleep 600");
        StartedChildren.awaitCommand(shell.pid(), "sh");
        ProcessFacts before = scanned(shell.pid());
        shell.outputWriter().write("go\n");
        shell.outputWriter().flush();

        await().untilAsserted(
                        () ->
                                assertThat(scanned(shell.pid()).command())
                                        .containsExactly("sleep", "600"));
        assertThat(scanned(shell.pid()).key()).isEqualTo(before.key());
    }

    @Test
    void everyByteOfAnArgumentThatIsNoTextIsShownAsSuch() {
        Process odd = children.start("bash", "-c", "exec -a $'\\xff\\xfeodd' sleep 600");
        await().until(() -> table.look(odd.pid()).orElseThrow().command().size() == 2);

        assertThat(table.look(odd.pid()).orElseThrow().command())
                .containsExactly("\ufffd\ufffdodd", "600");
    }

    @Test
    void aCommandLineOfMegabytesIsCut() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(x) S 1", 100);
        fake.write(7, "cmdline", "a".repeat(2_000_000));
        fake.add(8, "(y) S 1", 100).write(8, "cmdline", "a\0".repeat(1_000_000));

        List<ProcessFacts> seen = fake.table().scan();

        assertThat(seen).hasSize(2);
        assertThat(fake.look(7).command())
                .singleElement()
                .satisfies(a -> assertThat(a).hasSize(ProcFiles.LONGEST_COMMAND));
        assertThat(fake.look(8).command()).hasSize(ProcFiles.MOST_ARGUMENTS);
    }

    @Test
    void argumentsInTheMiddleMayBeEmptyAndTheRestOfATitleIsNot() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(x) S 1", 100);
        fake.write(7, "cmdline", "node\0\0--flag\0\0\0\0\0");

        assertThat(fake.look(7).command()).containsExactly("node", "", "--flag");
    }

    @Test
    void aPidThatWentToAnotherProcessBetweenTwoScansIsReadAnew() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(old) S 1", 100);
        fake.write(7, "cmdline", "old\0");
        ProcessTable fakeTable = fake.table();
        assertThat(fakeTable.scan()).singleElement().satisfies(f -> hasCommand(f, "old"));

        fake.add(7, "(old) S 1", 101).write(7, "cmdline", "new\0");

        assertThat(fakeTable.scan())
                .singleElement()
                .satisfies(f -> hasCommand(f, "new"))
                .satisfies(f -> assertThat(f.key().start()).isEqualTo(101));
    }

    @Test
    void theSecondScanReadsNoCommandLineAgain() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(x) S 1", 100);
        fake.write(7, "cmdline", "first\0");
        ProcessTable fakeTable = fake.table();
        ProcessFacts before = fakeTable.scan().getFirst();

        fake.write(7, "cmdline", "never looked at\0");

        assertThat(fakeTable.scan()).singleElement().isSameAs(before);
    }

    @Test
    void aSettledProcessWhoseParentEndsHasItsNewParentInTheNextScan() {
        Process shell = children.start("sh", "-c", "(sleep 600 >/dev/null & echo $!; cat)");
        long pid = Long.parseLong(StartedChildren.line(shell));
        try {
            settle();
            long parent = scanned(pid).parent();
            ProcessHandle.of(parent).orElseThrow().destroyForcibly();
            await().until(() -> Files.notExists(Path.of("/proc/" + parent)));

            assertThat(scanned(pid).parent()).isNotEqualTo(parent);
        } finally {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aSettledProcessThatChangesIsSeenWithinTheRounds() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(old) S 0", 100);
        ProcessTable fakeTable = fake.table();
        for (int i = 0; i < 2 * LinuxProcessTable.ROUNDS; i++) {
            fakeTable.scan();
        }

        fake.add(7, "(old) Z 0", 100);
        for (int i = 1; i < LinuxProcessTable.ROUNDS; i++) {
            fakeTable.scan();
        }

        assertThat(fakeTable.scan()).isEmpty();
    }

    @Test
    void aSettledPidWhoseDirectoryIsAnotherIsReadAtOnce() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(old) S 0", 100);
        ProcessTable fakeTable = fake.table();
        for (int i = 0; i < 2 * LinuxProcessTable.ROUNDS; i++) {
            fakeTable.scan();
        }

        Files.move(temporary.resolve("7"), temporary.resolve("old"));
        fake.add(7, "(new) S 0", 101);

        assertThat(fakeTable.scan())
                .singleElement()
                .satisfies(f -> assertThat(f.key().start()).isEqualTo(101));
    }

    private void settle() {
        for (int i = 0; i < 5; i++) {
            table.scan();
        }
    }

    @Test
    void aStatOfGarbageHidesTheProcessAndNothingElse() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(x) S 1", 100);
        long own = OwnProcess.pid();
        fake.write(8, "stat", "").write(9, "stat", "9 (").write(10, "stat", "10 (x) S 1 2 3");
        fake.write(own, "stat", "\0\1\2)))))");

        assertThat(fake.table().scan()).extracting(f -> f.key().pid()).containsExactly(7L);
        assertThat(fake.table().presence(new ProcessKey("boot", own, 1)))
                .isEqualTo(Presence.HIDDEN);
    }

    @Test
    void whereProcIsNotThereALivingProcessIsHiddenAndADeadOneGone() {
        ProcessTable blind = new LinuxProcessTable(temporary.resolve("nothing"));
        Process sleep = children.sleeping();
        ProcessKey key = new ProcessKey(blind.boot(), sleep.pid(), 1);

        assertThat(blind.scan()).isEmpty();
        assertThat(blind.look(sleep.pid())).isEmpty();
        assertThat(blind.presence(key)).isEqualTo(Presence.HIDDEN);
    }

    @Test
    void aHiddenProcessThatEndsIsGone() throws IOException {
        FakeProc fake = new FakeProc(temporary);
        Process sleep = children.sleeping();
        ProcessKey key = new ProcessKey("boot", sleep.pid(), 1);
        assertThat(fake.table().presence(key)).isEqualTo(Presence.HIDDEN);

        sleep.destroyForcibly();
        sleep.onExit().join();

        assertThat(fake.table().presence(key)).isEqualTo(Presence.GONE);
    }

    @Test
    void aLeaderThatEndedBeforeItsThreadsIsAlive() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(x) Z 1", 100, 3);
        fake.add(8, "(x) Z 1", 100, 1).add(9, "(x) X 1", 100, 1);

        assertThat(fake.table().presence(new ProcessKey("boot", 7, 100))).isEqualTo(Presence.ALIVE);
        assertThat(fake.table().presence(new ProcessKey("boot", 8, 100))).isEqualTo(Presence.GONE);
        assertThat(fake.table().scan()).singleElement().satisfies(f -> isUnknownState(f));
    }

    @Test
    void whatCannotBeReadIsNull() throws IOException {
        ProcessFacts facts = new FakeProc(temporary).add(7, "(x) S 1", 100).look(7);

        assertThat(facts.executable()).isNull();
        assertThat(facts.cwd()).isNull();
        assertThat(facts.memoryBytes()).isNull();
        assertThat(facts.tty()).isNull();
        assertThat(facts.command()).isEmpty();
    }

    @Test
    void aRingOfParentsEnds() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(a) S 8", 100).add(8, "(b) S 7", 100);

        assertThat(fake.table().ancestry(7)).hasSizeBetween(2, 256);
    }

    @Test
    void aParentYoungerThanItsChildIsNoAncestor() throws IOException {
        FakeProc fake = new FakeProc(temporary).add(7, "(a) S 8", 100).add(8, "(b) S 0", 101);

        assertThat(fake.table().ancestry(7)).extracting(f -> f.key().pid()).containsExactly(7L);
    }

    @Test
    void theTerminalIsNamedByItsNumber() {
        assertThat(withTerminal(34816 + 3).tty()).isEqualTo("/dev/pts/3");
        assertThat(withTerminal((136 << 8) | (1 << 20) | 2).tty()).isEqualTo("/dev/pts/258");
        assertThat(withTerminal(1025).tty()).isEqualTo("/dev/tty1");
        assertThat(withTerminal(0).tty()).isNull();
    }

    private static ProcStat withTerminal(long number) {
        return new ProcStat("x", 'S', 1, 1, number, 1, 1, 1, 1);
    }

    private static void hasCommand(ProcessFacts facts, String command) {
        assertThat(facts.command()).containsExactly(command);
    }

    private static void isUnknownState(ProcessFacts facts) {
        assertThat(facts.state()).isEqualTo('?');
    }

    private ProcessFacts scanned(long pid) {
        return table.scan().stream().filter(f -> f.key().pid() == pid).findFirst().orElseThrow();
    }
}
