package dev.drover.host;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessTraits;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The process table read from `/proc` itself: milliseconds for thousands of processes, whole
/// command lines, and start times in clock ticks, which do not drift.
final class LinuxProcessTable implements ProcessTable {
    static final Path PROC = Path.of("/proc");
    private static final String NO_BOOT = "unknown-boot";
    private static final int LONGEST_ANCESTRY = 256;
    private static final int LONGEST_GROUPS = 4096;

    /// Scans during which a process is young: it may still replace its program.
    private static final int YOUNG = 3;

    static final int ROUNDS = 8;

    private static final double TICKS = Libc.clockTicksPerSecond();
    private static final long PAGE = Libc.pageSize();

    private final Path root;
    private final String boot;
    private final long bootSeconds;
    private final PidfdParent parents;
    private final Object scanning = new Object();
    private volatile Map<Long, Entry> known = Map.of();

    private int scans;

    /// What is remembered of a process between two scans.
    ///
    /// @param inode of its directory
    /// @param since number of the scan that saw it first
    private record Entry(long inode, int since, ProcStat stat, ProcessFacts facts) {
        Entry seen(long newInode, int scan) {
            return new Entry(newInode, scan, stat, facts);
        }
    }

    /// @param root `/proc`, or a directory that looks like it
    LinuxProcessTable(Path root) {
        this.root = root;
        this.parents = new PidfdParent(root.equals(PROC)); // it knows no other /proc
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
        try (ProcFiles files = ProcFiles.forOne(root)) {
            return Optional.ofNullable(readWhole(files, pid)).map(Entry::facts);
        }
    }

    @Override
    public Optional<ProcessFacts> recall(long pid) {
        Entry before = known.get(pid);
        if (before != null) {
            try (ProcFiles files = ProcFiles.forStats(root)) {
                ProcStat stat = files.stat(pid);
                if (stat != null
                        && !stat.dead()
                        && stat.start() == before.stat.start()
                        && stat.sameProgram(before.stat)) {
                    return Optional.of(before.facts);
                }
            }
        }
        return look(pid);
    }

    /// The kernel is asked for this one fact where it can answer: every hook waits for it, and of a
    /// process that has just begun `/proc` has to be made first.
    @Override
    public Optional<Long> parent(long pid) {
        long parent = parents.of(pid);
        return parent > 0 ? Optional.of(parent) : parentInProc(pid);
    }

    private Optional<Long> parentInProc(long pid) {
        try (ProcFiles files = ProcFiles.forStats(root)) {
            ProcStat stat = files.stat(pid);
            return stat == null || stat.dead() ? Optional.empty() : Optional.of(stat.parent());
        }
    }

    @Override
    public List<ProcessKey> lineage(long pid) {
        return lineage(pid, key -> false);
    }

    @Override
    public List<ProcessKey> lineage(long pid, Predicate<ProcessKey> wanted) {
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
                if (wanted.test(chain.getLast())) {
                    break;
                }
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
    public @Nullable String controlGroups(long pid) {
        try (ProcFiles files = ProcFiles.forStats(root)) {
            String groups = files.textOrNull(pid + "/cgroup", LONGEST_GROUPS);
            boolean none = groups == null && files.textOrNull("self/cgroup", 1) == null;
            return none ? "" : groups;
        }
    }

    @Override
    public Duration age(ProcessFacts facts) {
        try (ProcFiles files = ProcFiles.forStats(root)) {
            String up = files.text("uptime", 64).split(" ", 2)[0];
            double seconds = Double.parseDouble(up) - facts.key().start() / TICKS;
            return Duration.ofMillis((long) (seconds * 1000));
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    /// A process that is new, whose directory is another one, or whose parent is gone is looked at
    /// again at once. Of those that have settled one in {@link #ROUNDS} is: so it takes that many
    /// scans at most until a program replaced late, a zombie or a change of memory shows here.
    @Override
    public List<ProcessFacts> scan() {
        synchronized (scanning) {
            scans++;
            try (ProcFiles files = new ProcFiles(root)) {
                Map<Long, Long> inodes = files.processes();
                Map<Long, Entry> found = HashMap.newHashMap(inodes.size());
                inodes.forEach(
                        (pid, inode) -> {
                            Entry before = known.get(pid);
                            Entry entry =
                                    before != null && settled(before, inode, inodes)
                                            ? before
                                            : readAgain(files, pid, inode, before);
                            if (entry != null) {
                                found.put(pid, entry);
                            }
                        });
                known = found;
                return found.values().stream().map(Entry::facts).toList();
            }
        }
    }

    @Override
    public ProcessTraits traits(ProcessKey key) {
        return key.boot().equals(boot) ? new LinuxTraits(root).of(key) : ProcessTraits.UNSEEN;
    }

    @Override
    public Map<Long, List<Integer>> listening(Collection<Long> pids) {
        return new LinuxSockets(root).listening(pids);
    }

    private boolean settled(Entry entry, long inode, Map<Long, Long> alive) {
        long parent = entry.stat.parent();
        return entry.inode == inode
                && scans - entry.since > YOUNG
                && Math.floorMod(entry.facts.key().pid() + scans, ROUNDS) != 0
                && (parent == 0 || alive.containsKey(parent));
    }

    private @Nullable Entry readAgain(
            ProcFiles files, long pid, long inode, @Nullable Entry before) {
        ProcStat stat = before == null ? null : files.stat(pid);
        boolean same =
                before != null
                        && stat != null
                        && stat.start() == before.stat.start()
                        && stat.sameProgram(before.stat);
        if (before == null || stat == null || !same) {
            Entry fresh = readWhole(files, pid);
            return fresh == null ? null : fresh.seen(inode, scans);
        }
        if (stat.dead()) {
            return null;
        }
        return stat.equals(before.stat) && inode == before.inode
                ? before
                : new Entry(inode, before.since, stat, refreshed(before.facts, stat));
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
        return same ? new Entry(0, 0, stat, facts) : null;
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
}
