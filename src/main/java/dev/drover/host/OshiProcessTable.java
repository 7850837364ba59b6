package dev.drover.host;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessTraits;

import org.jspecify.annotations.Nullable;

import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/// The process table of macOS and Windows, by OSHI. Start times are milliseconds of the epoch;
/// there is no boot id, and none is needed, as such a time does not repeat after a reboot.
final class OshiProcessTable implements ProcessTable {
    private static final String BOOT = "any-boot";
    private static final int LONGEST_ANCESTRY = 256;

    private final OperatingSystem system = new SystemInfo().getOperatingSystem();

    @Override
    public String boot() {
        return BOOT;
    }

    @Override
    public Presence presence(ProcessKey key) {
        if (!key.boot().equals(BOOT)) {
            return Presence.HIDDEN;
        }
        OSProcess process = find(key.pid());
        if (process == null) {
            boolean exists = ProcessHandle.of(key.pid()).map(ProcessHandle::isAlive).orElse(false);
            return exists ? Presence.HIDDEN : Presence.GONE;
        }
        boolean same = process.getStartTime() == key.start();
        return same && !dead(process) ? Presence.ALIVE : Presence.GONE;
    }

    @Override
    public Optional<ProcessFacts> look(long pid) {
        OSProcess process = find(pid);
        return process == null || dead(process) ? Optional.empty() : Optional.of(facts(process));
    }

    @Override
    public List<ProcessKey> lineage(long pid) {
        return lineage(pid, key -> false);
    }

    @Override
    public List<ProcessKey> lineage(long pid, Predicate<ProcessKey> wanted) {
        return chain(pid, wanted).stream().map(ProcessFacts::key).toList();
    }

    @Override
    public List<ProcessFacts> ancestry(long pid) {
        return chain(pid, key -> false);
    }

    private List<ProcessFacts> chain(long pid, Predicate<ProcessKey> wanted) {
        List<ProcessFacts> chain = new ArrayList<>();
        long next = pid;
        long start = Long.MAX_VALUE;
        while (next > 0 && chain.size() < LONGEST_ANCESTRY) {
            Optional<ProcessFacts> facts = look(next);
            // A parent that is younger than its child is another process with its pid.
            if (facts.isEmpty() || facts.get().key().start() > start) {
                break;
            }
            chain.add(facts.get());
            if (wanted.test(facts.get().key())) {
                break;
            }
            start = facts.get().key().start();
            next = facts.get().parent() == next ? 0 : facts.get().parent();
        }
        return chain;
    }

    @Override
    public List<ProcessFacts> scan() {
        return system.getProcesses().stream()
                .filter(process -> process.getProcessID() > 0 && !dead(process))
                .map(OshiProcessTable::facts)
                .toList();
    }

    /// There are no control groups here, and nobody tells who led a terminal session.
    @Override
    public ProcessTraits traits(ProcessKey key) {
        OSProcess process = find(key.pid());
        if (process == null || process.getStartTime() != key.start()) {
            return ProcessTraits.UNSEEN;
        }
        long millis = process.getKernelTime() + process.getUserTime();
        return new ProcessTraits(null, "", Duration.ofMillis(millis));
    }

    @Override
    public Map<Long, List<Integer>> listening(Collection<Long> pids) {
        Map<Long, TreeSet<Integer>> ports = new HashMap<>();
        for (InternetProtocolStats.IPConnection one :
                system.getInternetProtocolStats().getConnections()) {
            long pid = one.getowningProcessId();
            if (one.getState() == InternetProtocolStats.TcpState.LISTEN && pids.contains(pid)) {
                ports.computeIfAbsent(pid, p -> new TreeSet<>()).add(one.getLocalPort());
            }
        }
        Map<Long, List<Integer>> found = new HashMap<>();
        ports.forEach((pid, its) -> found.put(pid, List.copyOf(its)));
        return found;
    }

    private @Nullable OSProcess find(long pid) {
        return pid > 0 && pid <= Integer.MAX_VALUE ? system.getProcess((int) pid) : null;
    }

    private static boolean dead(OSProcess process) {
        return process.getState() == OSProcess.State.ZOMBIE
                || process.getState() == OSProcess.State.INVALID;
    }

    private static ProcessFacts facts(OSProcess process) {
        String path = emptyToNull(process.getPath());
        boolean deleted = path != null && ProcFiles.isDeleted(path);
        String cwd = emptyToNull(process.getCurrentWorkingDirectory());
        return new ProcessFacts(
                new ProcessKey(BOOT, process.getProcessID(), process.getStartTime()),
                process.getParentProcessID(),
                uid(process.getUserID()),
                path == null ? null : ProcFiles.withoutDeleted(path),
                deleted,
                process.getArguments(),
                cwd == null ? null : ProcFiles.withoutDeleted(cwd),
                letter(process.getState()),
                Instant.ofEpochMilli(process.getStartTime()),
                process.getResidentMemory() > 0 ? process.getResidentMemory() : null,
                null);
    }

    private static char letter(OSProcess.State state) {
        return switch (state) {
            case RUNNING -> 'R';
            case SLEEPING -> 'S';
            case WAITING -> 'D';
            case STOPPED, SUSPENDED -> 'T';
            case ZOMBIE -> 'Z';
            default -> '?';
        };
    }

    /// On Windows an owner has a SID instead of a number.
    private static long uid(@Nullable String text) {
        try {
            return text == null ? -1 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
