package dev.drover.daemon;

import dev.drover.host.DaemonFiles;
import dev.drover.model.ProcessFacts;
import dev.drover.model.process.DaemonDirectory;
import dev.drover.model.process.DaemonProfile;
import dev.drover.model.process.Globs;
import dev.drover.model.process.KnownProcess;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What daemons keep on disk, as it was looked at last, and how their databases have grown since
/// they were first seen.
final class DaemonDirectories {
    private final DaemonFiles files;
    private final Map<String, Long> first = new HashMap<>();
    private volatile List<DaemonDirectory> last = List.of();

    DaemonDirectories(DaemonFiles files) {
        this.files = files;
    }

    List<DaemonDirectory> last() {
        return last;
    }

    /// Looks again.
    ///
    /// @param all also at profiles none of whose daemons runs
    synchronized List<DaemonDirectory> look(
            Collection<DaemonProfile> profiles,
            Collection<ProcessFacts> processes,
            Map<Long, KnownProcess> daemons,
            boolean all) {
        List<DaemonDirectory> found = new ArrayList<>();
        for (DaemonProfile profile : profiles) {
            Set<Long> pids = new HashSet<>();
            daemons.forEach(
                    (pid, known) -> {
                        DaemonProfile its = known.profile();
                        if (its != null && its.name().equals(profile.name())) {
                            pids.add(pid);
                        }
                    });
            if (all || !pids.isEmpty()) {
                found.addAll(files.look(profile, processes, pids));
            }
        }
        for (DaemonDirectory directory : found) {
            for (DaemonDirectory.Store store : directory.databases()) {
                first.putIfAbsent(store.path(), store.bytes() + store.walBytes());
            }
        }
        last = List.copyOf(found);
        return last;
    }

    /// How much a database with its log has grown since Drover first saw it.
    synchronized long growth(DaemonDirectory.Store store) {
        long now = store.bytes() + store.walBytes();
        return now - first.getOrDefault(store.path(), now);
    }

    /// Does it hold one directory for each daemon, so that one without a daemon is a leftover?
    static boolean keepsOneEach(DaemonProfile profile) {
        String glob = profile.instances();
        return glob != null && Globs.parts(glob).stream().anyMatch(Globs::isWild);
    }
}
