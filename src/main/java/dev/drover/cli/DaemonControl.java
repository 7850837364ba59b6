package dev.drover.cli;

import dev.drover.cli.service.Service;
import dev.drover.cli.service.ServiceException;
import dev.drover.config.PrivateDirectories;
import dev.drover.ipc.DaemonUnavailableException;
import dev.drover.model.ProcessKey;
import dev.drover.model.view.Health;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Starts and ends the daemon from outside, and waits until it is so.
final class DaemonControl {
    /// A start that takes longer has gone wrong.
    static final Duration START = Duration.ofSeconds(10);

    /// What the daemon may take to drain, and a little more.
    static final Duration STOP = Duration.ofSeconds(8);

    private static final Duration PAUSE = Duration.ofMillis(25);
    private final Context context;

    DaemonControl(Context context) {
        this.context = context;
    }

    Optional<Health> health() {
        try {
            return Optional.of(context.api().health());
        } catch (DaemonUnavailableException none) {
            return Optional.empty();
        }
    }

    /// @return empty if it did not answer in time
    Optional<Health> start(List<String> options) throws IOException, InterruptedException {
        Path launcher = context.machine().installation().resolve("bin").resolve("drover-app");
        if (!Files.isExecutable(launcher)) {
            throw Context.refused(
                    "The launcher "
                            + launcher
                            + " is missing, so nothing can be started. Install Drover anew.");
        }
        List<String> command = new ArrayList<>(List.of(launcher.toString(), "daemon", "run"));
        command.addAll(options);
        ProcessKey started =
                context.machine()
                        .startDetached(
                                new Machine.Launch(
                                        command,
                                        context.paths().userHome(),
                                        Inherited.cleaned(context.machine().environment())),
                                startOutput());
        waitFor(START, () -> health().isPresent() || !context.machine().isAlive(started));
        return health();
    }

    /// What a daemon says before its log is open.
    Path startOutput() throws IOException {
        return PrivateDirectories.createFile(context.paths().logs().resolve("start.txt"));
    }

    /// Asks it to hand over; insists if it does not answer. One that is kept by the service manager
    /// is ended by that, which else might start it again.
    ///
    /// @return the process that has ended; empty if none ran
    Optional<ProcessKey> stop() throws IOException, InterruptedException {
        Optional<ProcessKey> process = DaemonFile.live(context);
        Optional<Service> keeper = process.flatMap(p -> ServiceAction.keeperOf(p, context));
        if (keeper.isPresent()) {
            try {
                keeper.get().stop();
            } catch (ServiceException refused) {
                // Then it is asked itself: one that leaves in order is not started again.
            }
        }
        boolean asked = true;
        try {
            context.api().handOver("asked to stop by the command line");
        } catch (DaemonUnavailableException silent) {
            asked = false;
        }
        if (process.isEmpty()) {
            return Optional.empty();
        }
        ProcessKey key = process.get();
        boolean gone = asked && waitFor(STOP, () -> !context.machine().isAlive(key));
        if (!gone && !context.machine().end(key)) {
            throw Context.refused(
                    "The daemon (process "
                            + key.pid()
                            + ") does not end. It may be stopped by a debugger or the kernel; end"
                            + " it yourself.");
        }
        return process;
    }

    /// @return true if the condition came true in time
    static boolean waitFor(Duration limit, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0) {
                return false;
            }
            Thread.sleep(PAUSE);
        }
        return true;
    }
}
