package dev.drover.cli;

import dev.drover.daemon.JungleTable;
import dev.drover.daemon.LiveDaemon;
import dev.drover.host.Jungle;
import dev.drover.model.EndingCandidate;
import dev.drover.model.EndingCause;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/// The doctor over a whole daemon, real processes and a home of its own, for tests elsewhere.
public final class LiveDoctor implements AutoCloseable {
    public final Doctor doctor;
    public final LiveDaemon daemon;
    public final Jungle jungle;

    private LiveDoctor(Doctor doctor, LiveDaemon daemon, Jungle jungle) {
        this.doctor = doctor;
        this.daemon = daemon;
        this.jungle = jungle;
    }

    /// @param home whose `.claude` is read
    public static LiveDoctor in(Path home) throws IOException {
        AtomicReference<LiveDaemon> live = new AtomicReference<>();
        Jungle jungle = new Jungle(Files.createDirectories(home.resolve("jungle")));
        Commands commands =
                Shell.commands(home, Map.of(), caller -> live.get().daemon.api(caller), true);
        LiveDaemon daemon =
                LiveDaemon.over(
                        home,
                        Map.of("ending.afterTerm", "300ms", "ending.afterInterrupt", "300ms"),
                        new JungleTable(jungle),
                        commands);
        live.set(daemon);
        return new LiveDoctor(commands.doctor(Map.of()), daemon, jungle);
    }

    /// A process that its agent has left over.
    ///
    /// @param name as it tells it when it is born
    public void leave(String name) throws IOException {
        jungle.grow("born " + name + "; exec sleep 600");
        EndingCandidate left =
                new EndingCandidate(
                        jungle.born(name), EndingCause.ORPHAN, "Its agent ended 2 hours ago.");
        daemon.daemon.endings().found(() -> List.of(left));
    }

    @Override
    public void close() {
        daemon.close();
        jungle.close();
    }
}
