package dev.drover.daemon;

import dev.drover.host.PortProbe;
import dev.drover.host.ProcessTable;
import dev.drover.host.git.Checkouts;

import java.time.InstantSource;
import java.time.ZoneId;

/// All that has to do with ports, wired.
///
/// @param watcher sees who listens
/// @param ports what people and agents ask for
/// @param telling tells a new session which ports are its own
/// @param clashes tells an agent who has the port that it could not get
record PortWiring(PortWatcher watcher, Ports ports, PortTelling telling, PortClashAnswer clashes) {
    static PortWiring of(
            StateWriter writer,
            PortProbe probe,
            ProcessTable table,
            Checkouts checkouts,
            LiveSettings settings,
            InstantSource clock) {
        PortWatcher watcher = new PortWatcher(writer, probe, table, settings::current, clock);
        PortLeasing leasing =
                new PortLeasing(writer, probe, watcher, where -> settings.at(where).ports().all());
        return new PortWiring(
                watcher,
                new Ports(writer, leasing, watcher, checkouts, clock),
                new PortTelling(writer, leasing, settings::at),
                new PortClashAnswer(
                        writer, leasing, watcher, settings::at, clock, ZoneId::systemDefault));
    }
}
