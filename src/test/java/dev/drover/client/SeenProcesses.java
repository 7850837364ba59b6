package dev.drover.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.awaitility.core.ConditionFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Processes that say their number in a file, looked at from outside.
final class SeenProcesses {
    private final Installation drover;
    private final List<ProcessHandle> seen = new ArrayList<>();

    SeenProcesses(Installation drover) {
        this.drover = drover;
    }

    void end() {
        seen.forEach(ProcessHandle::destroyForcibly);
    }

    /// A shell that reads all of /proc needs its time on a busy machine.
    static ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(1));
    }

    /// The process that has written its number into this file. It is ended after the test, if it
    /// is still this one: a handle knows more than a number.
    long pid(String file) {
        long pid = number(file);
        assertThat(pid).isGreaterThan(1);
        ProcessHandle.of(pid).ifPresent(seen::add);
        return pid;
    }

    long number(String file) {
        Path path = drover.directory.resolve(file);
        patiently().until(() -> Files.exists(path) && Files.readString(path).endsWith("\n"));
        try {
            return Long.parseLong(Files.readString(path).strip());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static boolean lives(long pid) {
        return state(pid) != 'Z';
    }

    /// 'Z' for one that is gone as well.
    static char state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return 'Z';
        }
    }

    void awaitEnd(long... all) {
        for (long pid : all) {
            patiently().until(() -> !lives(pid));
        }
        patiently().untilAsserted(() -> assertThat(drover.leftBehind()).isEmpty());
    }

    /// False where the tests themselves were started without: a shell cannot catch what it was
    /// started to ignore.
    static boolean catches(long pid, int signal) throws IOException {
        long bit = 1L << (signal - 1);
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .anyMatch(
                        line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & bit) != 0);
    }
}
