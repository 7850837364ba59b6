package dev.drover.host;

import dev.drover.model.EndingOutcome;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Runs as the first process of a pid namespace of its own, where it may say which pid comes next:
/// lets a process end just before a signal, and gives its pid to another one.
final class PidReuse {
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Path LAST_PID = Path.of("/proc/sys/kernel/ns_last_pid");

    private PidReuse() {}

    public static void main(String[] arguments) throws Exception {
        ProcessTable table = ProcessTable.ofThisMachine();
        Process first = new ProcessBuilder("sleep", "600").start();
        ProcessKey key = table.look(first.pid()).map(ProcessFacts::key).orElseThrow();
        Process[] second = new Process[1];
        EndingLadder.Grounds swap =
                held -> {
                    if (second[0] == null) {
                        second[0] = another(first);
                    }
                    return List.of(key);
                };
        Map<ProcessKey, EndingOutcome> outcomes =
                new EndingLadder(table).climb(swap, new EndingLadder.Pace(SHORT, SHORT));
        System.out.println(
                "same pid "
                        + (second[0].pid() == key.pid())
                        + ", alive "
                        + second[0].isAlive()
                        + ", outcome "
                        + outcomes.get(key));
        second[0].destroyForcibly();
    }

    /// The same pid for another process; tries again where a thread took it.
    private static Process another(Process first) {
        try {
            first.destroyForcibly().waitFor();
            for (int i = 0; i < 200; i++) {
                Files.writeString(LAST_PID, Long.toString(first.pid() - 1));
                Process next = new ProcessBuilder("sleep", "600").start();
                if (next.pid() == first.pid()) {
                    // Start times have a hundredth of a second; the first one is older than that.
                    return next;
                }
                next.destroyForcibly().waitFor();
            }
            throw new IllegalStateException("the pid did not come back");
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
