package dev.drover.app;

import dev.drover.daemon.Daemon;
import dev.drover.model.view.ProcessView;
import dev.drover.ui.ports.PortInputs;

import java.util.HashMap;
import java.util.Map;

/// What the page of ports asks of the daemon.
final class PortDeeds {
    private PortDeeds() {}

    static PortInputs of(Daemon daemon) {
        return new PortInputs(
                fresh -> new PortInputs.Look(daemon.ports().all(fresh), running(daemon)),
                port -> daemon.api(0).releasePort(port));
    }

    /// Ports tell a process by its pid; what ends it must know which one that was.
    private static Map<Long, PortInputs.Running> running(Daemon daemon) {
        Map<Long, PortInputs.Running> all = new HashMap<>();
        for (ProcessView one : daemon.processes().view(false).processes()) {
            all.put(
                    one.pid(),
                    new PortInputs.Running(one.key(), one.startedAt(), one.keep() == null));
        }
        return all;
    }
}
