package dev.drover.host;

import dev.drover.model.EndingOutcome;
import dev.drover.model.ProcessKey;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Ends whole trees of processes, step by step: stop all, so that none can start another; TERM,
/// leaves first; let them go on, because a stopped process keeps the signal pending; wait; the same
/// with INT; then KILL. It knows how, and {@link Grounds} says which. However it ends, no process
/// stays stopped.
public final class EndingLadder implements AutoCloseable {
    private final ProcessTable table;
    private final Signals signals;
    private volatile boolean closed;

    /// How long each step waits for the end.
    public record Pace(Duration afterTerm, Duration afterInterrupt) {}

    /// Says which processes may end. It is asked before each step anew, so that it must look at the
    /// machine anew.
    public interface Grounds {
        /// @param held those that are being ended now
        /// @return what is to end, leaves first: of the held ones those that still may end, and
        /// what they have started since. What is held and not named is let go.
        List<ProcessKey> look(Collection<ProcessKey> held);
    }

    public EndingLadder(ProcessTable table) {
        this.table = table;
        this.signals = new Signals(table);
    }

    /// Blocks until all are gone or nothing more can be done.
    ///
    /// @return what became of each process that was held at some time, in the order of holding
    public Map<ProcessKey, EndingOutcome> climb(Grounds grounds, Pace pace) {
        LadderClimb climb = new LadderClimb(table, signals, grounds, () -> closed);
        if (!Thread.currentThread().isVirtual()) {
            return climb.run(pace);
        }
        // It waits in native calls, which would hold on to a virtual thread's carrier.
        FutureTask<Map<ProcessKey, EndingOutcome>> task = new FutureTask<>(() -> climb.run(pace));
        Thread.ofPlatform().daemon().name("ending-ladder").start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true; // it must be seen to its end: somebody may be stopped
                } catch (ExecutionException e) {
                    throw new IllegalStateException("an ending failed", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Lets processes go on that an earlier climb had to leave stopped.
    public void letGo(List<ProcessKey> keys) {
        for (ProcessKey key : keys) {
            if (key.pid() <= 1) {
                continue;
            }
            try (Signals.Target target = Signals.hold(key.pid())) {
                if (table.presence(key) == ProcessTable.Presence.ALIVE) {
                    target.send(Signals.Signal.CONT);
                }
            }
        }
    }

    /// Lets everything go that is stopped, within moments; those who climb get their answer.
    @Override
    public void close() {
        closed = true;
    }
}
