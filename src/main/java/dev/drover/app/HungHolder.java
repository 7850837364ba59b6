package dev.drover.app;

import dev.drover.config.Paths;
import dev.drover.host.OwnProcess;
import dev.drover.host.ProcessTable;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A daemon that holds the lock and answers nobody: says since when and what it last logged, then
/// ends it. Only what is certainly our own daemon is ended; anything else is left alone and named.
final class HungHolder {
    private static final int TAIL_LINES = 10;
    private static final int TAIL_BYTES = 8192;
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(3);

    private final Paths paths;
    private final ProcessTable processes;
    private final long ownPid;
    private final Predicate<ProcessKey> end;
    private final PrintStream out;

    /// @param drain what the holder may take to leave in order when it is told to
    static HungHolder of(Paths paths, Duration drain, PrintStream out) {
        ProcessTable processes = ProcessTable.ofThisMachine();
        return new HungHolder(
                paths,
                processes,
                OwnProcess.pid(),
                key -> HostMachine.end(processes, key, drain, AFTER_INTERRUPT),
                out);
    }

    /// @param end asks, then insists, then kills; true if the process is gone
    HungHolder(
            Paths paths,
            ProcessTable processes,
            long ownPid,
            Predicate<ProcessKey> end,
            PrintStream out) {
        this.paths = paths;
        this.processes = processes;
        this.ownPid = ownPid;
        this.end = end;
        this.out = out;
    }

    /// @param holder what the lock file says
    /// @throws CannotStart if it is not certain who it is, or it cannot be ended
    void replace(@Nullable Holder holder, Duration silent) {
        String pid = holder == null ? "an unknown process" : "pid " + holder.pid();
        out.println(
                "The running Drover ("
                        + pid
                        + ") has not answered for "
                        + Math.max(1, silent.toSeconds())
                        + " s. The end of its log, "
                        + paths.log()
                        + ":");
        for (String line : tail(paths.log())) {
            out.println("  " + line);
        }
        ProcessKey key = identify(holder);
        out.println("Ending it and starting a new one.");
        if (!end.test(key)) {
            throw new CannotStart(
                    "Drover ("
                            + pid
                            + ") hangs and did not end. End it by hand, then start again.");
        }
    }

    /// The lock file, `daemon.json` (where there is one) and the kernel must agree.
    private ProcessKey identify(@Nullable Holder holder) {
        if (holder == null) {
            throw untouched("the lock file does not say who holds it");
        }
        Optional<ProcessFacts> facts = processes.look(holder.pid());
        if (facts.isEmpty() || facts.get().key().start() != holder.start()) {
            throw untouched("process " + holder.pid() + " is not the one that signed the lock");
        }
        DaemonFile.Facts told = DaemonFile.read(paths);
        if (told != null && (told.pid() != holder.pid() || told.start() != holder.start())) {
            throw untouched(
                    "the lock file names process "
                            + holder.pid()
                            + " and daemon.json process "
                            + told.pid());
        }
        if (!isOurs(facts.get()) || !isDrover(facts.get())) {
            throw untouched("process " + holder.pid() + " is no Drover of this user");
        }
        return facts.get().key();
    }

    private boolean isOurs(ProcessFacts facts) {
        return facts.uid() >= 0
                && processes.look(ownPid).map(me -> me.uid() == facts.uid()).orElse(false);
    }

    private static boolean isDrover(ProcessFacts facts) {
        String executable = facts.executable();
        Path name = executable == null ? null : Path.of(executable).getFileName();
        return name != null
                && List.of("java", "drover-app").contains(name.toString())
                && facts.command().contains("dev.drover.Main");
    }

    private CannotStart untouched(String why) {
        return new CannotStart(
                "Nothing was ended, because "
                        + why
                        + ". Find who holds "
                        + paths.lock()
                        + " (for example with lsof), end it, then start again.");
    }

    /// The last lines of a file that may be long, made fit for a terminal.
    static List<String> tail(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long from = Math.max(0, channel.size() - TAIL_BYTES);
            ByteBuffer bytes = ByteBuffer.allocate(TAIL_BYTES);
            channel.position(from);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // on to the end
            }
            List<String> lines =
                    new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(from > 0 ? 1 : 0)
                            .toList();
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
                    .map(line -> VisibleText.line(line, 300))
                    .toList();
        } catch (IOException e) {
            return List.of("(no log can be read)");
        }
    }
}
