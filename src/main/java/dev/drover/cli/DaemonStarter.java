package dev.drover.cli;

/// Becomes the daemon in this process. `App` hands it in.
@FunctionalInterface
public interface DaemonStarter {
    /// Returns when the daemon has ended.
    ///
    /// @return the exit code of the process
    int run(DaemonOptions options);
}
