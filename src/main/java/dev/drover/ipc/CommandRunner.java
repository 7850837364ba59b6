package dev.drover.ipc;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs a command line inside the daemon for `POST /v1/cli`. It is made of `cli`, which this floor
/// may not see, so `App` hands it in.
@FunctionalInterface
public interface CommandRunner {
    /// Instead of an exit code: there is nothing to say yet. Whoever called asks again at once, so
    /// that one who waits for long still notices a daemon that hangs.
    int AGAIN = -1;

    /// @return the command's exit code
    int run(Invocation invocation, OutputStream out, OutputStream err);

    /// Does this command line go on writing until its caller leaves, so that each flush must reach
    /// the client at once?
    default boolean streams(Invocation invocation) {
        return false;
    }

    /// Must this command line run in a JVM of its own at the caller's side, because it starts or
    /// ends the daemon or outlives the call?
    default boolean local(Invocation invocation) {
        return false;
    }

    /// A command line as it was typed at the client.
    ///
    /// @param columns terminal width, 0 if unknown
    /// @param terminal true if the output goes to a terminal
    /// @param environment the allow-listed variables of the caller
    /// @param callerPid process of the client as the kernel attests it, 0 if unknown
    /// @param waited since the first time that this was asked, zero for that
    record Invocation(
            List<String> arguments,
            String directory,
            int columns,
            boolean terminal,
            Map<String, String> environment,
            long callerPid,
            Duration waited) {
        /// Asked for the first time.
        public Invocation(
                List<String> arguments,
                String directory,
                int columns,
                boolean terminal,
                Map<String, String> environment,
                long callerPid) {
            this(arguments, directory, columns, terminal, environment, callerPid, Duration.ZERO);
        }
    }
}
