package dev.drover.host;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The process table read from `/proc` itself: milliseconds for thousands of processes, whole
/// command lines, and start times in clock ticks, which do not drift.
final class LinuxProcessTable implements ProcessTable {
    static final Path PROC = Path.of("/proc");
    private static final String NO_BOOT = "unknown-boot";
    private static final int LONGEST_ANCESTRY = 256;
    private static final double TICKS = Libc.clockTicksPerSecond();
    private static final long PAGE = Libc.pageSize();

    private final Path root;
    private final String boot;
    private final long bootSeconds;
    private final Object scanning = new Object();
    private Map<Long, Entry> known = Map.of();

    /// @param facts of the last scan that read everything
    private record Entry(ProcStat stat, ProcessFacts facts) {}

    /// @param root `/proc`, or a directory that looks like it
    LinuxProcessTable(Path root) {
        this.root = root;
        try (ProcFiles files = new ProcFiles(root)) {
            String id = files.text("sys/kernel/random/boot_id", 64).strip();
            boot = id.isEmpty() ? NO_BOOT : id;
            bootSeconds =
                    files.text("stat", ProcFiles.LONGEST_COMMAND)
                            .lines()
                            .filter(line -> line.matches("btime \\d{1,12}"))
                            .mapToLong(line -> Long.parseLong(line.substring(6)))
                            .findFirst()
                            .orElse(0);
        }
    }

    @Override
    public String boot() {
        return boot;
    }

    @Override
    public Presence presence(ProcessKey key) {
        if (!key.boot().equals(boot)) {
            boolean told = !boot.equals(NO_BOOT) && !key.boot().equals(NO_BOOT);
            return told ? Presence.GONE : Presence.HIDDEN;
        }
        try (ProcFiles files = ProcFiles.forStats(root)) {
            ProcStat stat = files.stat(key.pid());
            if (stat == null) {
                return exists(key.pid()) ? Presence.HIDDEN : Presence.GONE;
            }
            return stat.dead() || stat.start() != key.start() ? Presence.GONE : Presence.ALIVE;
        }
    }

    /// The kernel answers this even where `/proc` hides the process or is not there at all.
    private static boolean exists(long pid) {
        return pid > 0 && pid <= Integer.MAX_VALUE && Libc.kill(pid, 0) != -Libc.ESRCH;
    }

    @Override
    public Optional<ProcessFacts> look(long pid) {
        try (ProcFiles files = new ProcFiles(root)) {
            return Optional.ofNullable(readWhole(files, pid)).map(Entry::facts);
        }
    }

    @Override
    public List<ProcessKey> lineage(long pid) {
        List<ProcessKey> chain = new ArrayList<>();
        try (ProcFiles files = ProcFiles.forStats(root)) {
            long start = Long.MAX_VALUE;
            for (long next = pid; next > 0 && chain.size() < LONGEST_ANCESTRY; ) {
                ProcStat stat = files.stat(next);
                // A parent that is younger than its child is another process with its pid.
                if (stat == null || stat.dead() || stat.start() > start) {
                    break;
                }
                chain.add(new ProcessKey(boot, next, stat.start()));
                start = stat.start();
                next = stat.parent() == next ? 0 : stat.parent();
            }
        }
        return chain;
    }

    @Override
    public List<ProcessFacts> ancestry(long pid) {
        List<ProcessFacts> chain = new ArrayList<>();
        try (ProcFiles files = new ProcFiles(root)) {
            for (ProcessKey key : lineage(pid)) {
                Entry entry = readWhole(files, key.pid());
                if (entry == null || !entry.facts.key().equals(key)) {
                    break;
                }
                chain.add(entry.facts);
            }
        }
        return chain;
    }

    @Override
    public List<ProcessFacts> scan() {
        synchronized (scanning) {
            String[] names = new File(root.toString()).list();
            Map<Long, Entry> found = HashMap.newHashMap(known.size() + 16);
            try (ProcFiles files = new ProcFiles(root)) {
                for (String name : names == null ? new String[0] : names) {
                    long pid = pid(name);
                    Entry entry = pid < 0 ? null : readAgain(files, pid, known.get(pid));
                    if (entry != null) {
                        found.put(pid, entry);
                    }
                }
            }
            known = found;
            return found.values().stream().map(Entry::facts).toList();
        }
    }

    private @Nullable Entry readAgain(ProcFiles files, long pid, @Nullable Entry before) {
        if (before == null) {
            return readWhole(files, pid);
        }
        ProcStat stat = files.stat(pid);
        if (stat == null || stat.dead()) {
            return null;
        }
        if (stat.start() != before.stat.start() || !stat.sameProgram(before.stat)) {
            return readWhole(files, pid);
        }
        return stat.equals(before.stat) ? before : new Entry(stat, refreshed(before.facts, stat));
    }

    private @Nullable Entry readWhole(ProcFiles files, long pid) {
        ProcStat stat = files.stat(pid);
        if (stat == null || stat.dead()) {
            return null;
        }
        String executable = files.link(pid + "/exe");
        boolean deleted =
                executable != null
                        && ProcFiles.isDeleted(executable)
                        && !new File(executable).exists();
        String cwd = files.link(pid + "/cwd");
        Long pages = files.residentPages(pid);
        ProcessFacts facts =
                new ProcessFacts(
                        new ProcessKey(boot, pid, stat.start()),
                        stat.parent(),
                        owner(pid),
                        executable == null || !deleted
                                ? executable
                                : ProcFiles.withoutDeleted(executable),
                        deleted,
                        files.command(pid),
                        cwd == null ? null : ProcFiles.withoutDeleted(cwd),
                        letter(stat),
                        startedAt(stat),
                        pages == null ? null : pages * PAGE,
                        stat.tty());
        // Details that were read while the pid went over to another process belong to neither.
        ProcStat after = files.stat(pid);
        boolean same = after != null && after.start() == stat.start();
        return same ? new Entry(stat, facts) : null;
    }

    private static ProcessFacts refreshed(ProcessFacts facts, ProcStat stat) {
        return new ProcessFacts(
                facts.key(),
                stat.parent(),
                facts.uid(),
                facts.executable(),
                facts.executableDeleted(),
                facts.command(),
                facts.cwd(),
                letter(stat),
                facts.startedAt(),
                stat.residentPages() * PAGE,
                stat.tty());
    }

    private static char letter(ProcStat stat) {
        return stat.state() == 'Z' ? '?' : stat.state();
    }

    private Instant startedAt(ProcStat stat) {
        return Instant.ofEpochMilli(bootSeconds * 1000 + (long) (stat.start() * 1000 / TICKS));
    }

    /// The owner of the directory is the process's effective user, also where the files in it
    /// belong to root.
    private long owner(long pid) {
        try {
            Object uid = Files.getAttribute(root.resolve(Long.toString(pid)), "unix:uid");
            return Integer.toUnsignedLong((Integer) uid);
        } catch (IOException | UnsupportedOperationException e) {
            return -1;
        }
    }

    private static long pid(String name) {
        long pid = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < '0' || c > '9' || i > 9) {
                return -1;
            }
            pid = pid * 10 + (c - '0');
        }
        return pid > 0 ? pid : -1;
    }
}
