package dev.drover.cli;

import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the commands need of the machine: its processes, and a few facts about where Drover runs.
/// `App` makes it of `host`, which this floor may not see.
public interface Machine {
    /// This very process.
    ProcessKey self();

    /// The live process that has this pid now.
    Optional<ProcessKey> process(long pid);

    /// @return true also where it cannot be seen: only a checked end counts as gone
    boolean isAlive(ProcessKey key);

    /// Pids from the process itself upwards, as far as they can be seen; empty if it is gone.
    List<Long> ancestry(long pid);

    /// Asks the process to end, and insists step by step (TERM, INT, KILL), checking before each
    /// step that it is still the same process.
    ///
    /// @return true if it is gone
    boolean end(ProcessKey key);

    /// Is it another user who listens on this TCP port? False for root, who may do all we may, and
    /// where it cannot be seen.
    boolean listensForOthers(int port);

    /// This process's own environment.
    Map<String, String> environment();

    /// The directory with `bin/drover`, `bin/drover-app` and `lib/`.
    Path installation();

    /// Can a window be shown from here?
    boolean hasDisplay();

    /// Runs a child to its end and kills it when the time is over.
    Finished run(Launch launch, Duration limit) throws IOException;

    /// Starts a child that takes lines on its standard input.
    Child start(Launch launch) throws IOException;

    /// Starts a process in a session of its own, which lives on when this one ends.
    ///
    /// @param output where both of its output streams are appended
    ProcessKey startDetached(Launch launch, Path output) throws IOException;

    /// Lets two files change places in one step.
    ///
    /// @return false if this system cannot
    default boolean exchange(Path one, Path other) throws IOException {
        return false;
    }

    /// A child to start.
    ///
    /// @param environment all of it: nothing is inherited
    record Launch(List<String> command, Path directory, Map<String, String> environment) {
        public Launch {
            command = List.copyOf(command);
            environment = Map.copyOf(environment);
        }
    }

    /// @param exit the child's exit code, null if its time was over
    /// @param output both streams together
    record Finished(@Nullable Integer exit, String output) {
        public boolean succeeded() {
            return exit != null && exit == 0;
        }
    }

    /// A running child.
    interface Child {
        ProcessKey key();

        OutputStream input();

        boolean isAlive();

        /// Kills it and all its descendants at once (KILL, by handle) and waits until they are
        /// gone.
        void kill();
    }
}
