package dev.drover.app;

import dev.drover.config.Paths;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileSystemException;

/// From the arguments to the lock: finds the places, takes the lock, and is the daemon; or finds
/// that another one is, and hands over. Until the lock is taken hardly a class is loaded.
public final class Start {
    /// Exit code where there is and will be no daemon (`EX_UNAVAILABLE`).
    private static final int UNAVAILABLE = 69;

    private final PrintStream out;
    private final PrintStream err;

    public Start(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// @return the exit code
    public int run(Role.Daemon role) {
        try {
            Home home = Home.of(Paths.ofProcess());
            InstanceLock lock = InstanceLock.tryAcquire(home.paths().lock());
            if (lock == null) {
                lock = SecondStart.of(role, home.paths(), out).resolve();
            }
            if (lock != null) {
                new App(role, home, lock, out).run();
            }
            return 0;
        } catch (FileSystemException e) {
            String why = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            err.println("drover: Cannot use " + e.getFile() + ": " + why + ".");
            return UNAVAILABLE;
        } catch (IOException | IllegalArgumentException | CannotStart e) {
            err.println("drover: " + e.getMessage());
            return UNAVAILABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNAVAILABLE;
        }
    }
}
