package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What the machine shows of one process at one look. A fact that could not be read is null (or
/// empty), which never means that it is not so.
///
/// @param parent pid of the parent, 0 if unknown
/// @param uid owner, -1 if unknown
/// @param executable real path of the program, with a trailing ` (deleted)` removed; null if hidden
/// @param command the argument vector, from `/proc/PID/cmdline`; empty if hidden
/// @param state the kernel's letter (`R S D T Z …`), `?` if unknown; `Z` is dead
/// @param memoryBytes resident memory
/// @param tty the controlling terminal as `/dev/pts/3`, null if none
public record ProcessFacts(
        ProcessKey key,
        long parent,
        long uid,
        @Nullable String executable,
        boolean executableDeleted,
        List<String> command,
        @Nullable String cwd,
        char state,
        Instant startedAt,
        @Nullable Long memoryBytes,
        @Nullable String tty) {
    public ProcessFacts {
        command = List.copyOf(command);
    }
}
