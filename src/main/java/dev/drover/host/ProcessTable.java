package dev.drover.host;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;
import dev.drover.model.process.ProcessTraits;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The processes of this machine. What cannot be seen (another user's, hidden `/proc`) is reported
/// as such and never as gone.
public interface ProcessTable {
    /// What a look at a known process says.
    enum Presence {
        ALIVE,
        /// Checked and not there any more, or another process has its pid, or it is a zombie.
        GONE,
        /// Cannot be seen from here.
        HIDDEN
    }

    /// The table of the machine we run on. Keys of one kind of table mean nothing to the other.
    static ProcessTable ofThisMachine() {
        return Platform.current() == Platform.LINUX
                ? new LinuxProcessTable(LinuxProcessTable.PROC)
                : new OshiProcessTable();
    }

    /// The kernel's boot id, or a constant where the system has none.
    String boot();

    Presence presence(ProcessKey key);

    /// One process in full; empty if it is gone or hidden.
    Optional<ProcessFacts> look(long pid);

    /// As {@link #look}, but what the last scan saw of it if it still runs the same program: for
    /// those who want only what does not change. Most calls cost one small read.
    default Optional<ProcessFacts> recall(long pid) {
        return look(pid);
    }

    /// The pid of its parent, empty if it cannot be seen. The cheapest look there is.
    default Optional<Long> parent(long pid) {
        return look(pid).map(ProcessFacts::parent);
    }

    /// The identities of the process and its ancestors, nearest first, as far as they can be seen.
    /// One small read each: it stands in the way of many hooks.
    List<ProcessKey> lineage(long pid);

    /// The same, up to the first one that is wanted: who looks for the agent above a hook mostly
    /// finds it two steps up, and need not read on to the first process of the machine.
    default List<ProcessKey> lineage(long pid, Predicate<ProcessKey> wanted) {
        List<ProcessKey> near = new ArrayList<>();
        for (ProcessKey key : lineage(pid)) {
            near.add(key);
            if (wanted.test(key)) {
                break;
            }
        }
        return near;
    }

    /// The process and its ancestors, nearest first, as far as they can be seen.
    List<ProcessFacts> ancestry(long pid);

    /// The control groups of a process as `/proc/PID/cgroup` has them; empty where the system has
    /// none, null if they cannot be read.
    default @Nullable String controlGroups(long pid) {
        return "";
    }

    /// How long the process has run, by a clock that nobody sets where there is one.
    default Duration age(ProcessFacts facts) {
        return Duration.between(facts.startedAt(), Instant.now());
    }

    /// All processes that can be seen. Remembers what does not change between two looks, so a
    /// second look is much cheaper than the first. Safe for one caller at a time.
    List<ProcessFacts> scan();

    /// A closer look at one process, for those that matter. What cannot be seen is absent.
    default ProcessTraits traits(ProcessKey key) {
        return ProcessTraits.UNSEEN;
    }

    /// TCP ports that these processes listen on, by pid; without those that may not be looked into.
    /// Costs much more than a scan: to be asked only when somebody wants to know.
    default Map<Long, List<Integer>> listening(Collection<Long> pids) {
        return Map.of();
    }
}
