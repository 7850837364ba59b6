package dev.drover.host;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/// What Drover sees of itself.
public final class OwnProcess {
    private final ProcessTable table;

    public OwnProcess(ProcessTable table) {
        this.table = table;
    }

    public static long pid() {
        return ProcessHandle.current().pid();
    }

    /// The user we run as; -1 where users have no numbers.
    public static long uid() {
        if (Platform.current() == Platform.LINUX) {
            return Libc.effectiveUid();
        }
        try {
            Path home = Path.of(System.getProperty("user.home"));
            return Integer.toUnsignedLong((Integer) Files.getAttribute(home, "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return -1;
        }
    }

    /// @throws IllegalStateException if the process table does not even show ourselves
    public ProcessKey key() {
        return table.look(pid())
                .map(ProcessFacts::key)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "The process table does not show Drover itself. Is /proc"
                                                + " mounted?"));
    }

    public OptionalLong residentBytes() {
        Long bytes = table.look(pid()).map(ProcessFacts::memoryBytes).orElse(null);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    /// How many files, sockets and the like are open; Linux only.
    public OptionalLong openDescriptors() {
        String[] open =
                Platform.current() == Platform.LINUX ? new File("/proc/self/fd").list() : null;
        // One of them is the directory that was just read.
        return open == null ? OptionalLong.empty() : OptionalLong.of(open.length - 1L);
    }
}
