package dev.drover.host;

import dev.drover.model.ProcessFacts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A directory that looks like `/proc`, to hold what no honest kernel would say.
final class FakeProc {
    private final Path root;

    FakeProc(Path root) throws IOException {
        this.root = root;
        Path bootId = root.resolve("sys/kernel/random/boot_id");
        Files.createDirectories(bootId.getParent());
        Files.writeString(bootId, "boot\n");
        Files.writeString(root.resolve("stat"), "cpu 1 2 3\nbtime 1700000000\nprocesses 3\n");
    }

    FakeProc add(long pid, String nameStateAndParent, long start) throws IOException {
        return add(pid, nameStateAndParent, start, 1);
    }

    FakeProc add(long pid, String nameStateAndParent, long start, int threads) throws IOException {
        // Fields 5 to 30 of proc_pid_stat(5).
        String threadsToStart = " 0 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 " + threads + " 0 " + start;
        String text = threadsToStart + " 0 9 0 0 0 777 0 0\n";
        return write(pid, "stat", pid + " " + nameStateAndParent + text);
    }

    FakeProc write(long pid, String file, String content) throws IOException {
        Path directory = Files.createDirectories(root.resolve(Long.toString(pid)));
        Files.writeString(directory.resolve(file), content);
        return this;
    }

    ProcessTable table() {
        return new LinuxProcessTable(root);
    }

    ProcessFacts look(long pid) {
        return table().look(pid).orElseThrow();
    }
}
