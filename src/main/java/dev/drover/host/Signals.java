package dev.drover.host;

import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.time.Duration;
import java.util.Optional;

/// Ends processes, and is the only place that does. Whoever calls has decided that the process may
/// end; this class only refuses what must never happen, and sees to it that the signal meets the
/// process that was meant.
public final class Signals {
    static final Duration AFTER_KILL = Duration.ofSeconds(2);

    /// How it came out.
    public enum Ending {
        ENDED_BY_TERM,
        ENDED_BY_INT,
        ENDED_BY_KILL,
        ALREADY_GONE,
        /// It belongs to another user.
        NOT_OURS,
        /// It is Drover itself, one of its ancestors, or pid 1.
        PROTECTED,
        /// It could not be looked at, so nothing was sent.
        UNSEEN,
        /// It was sent everything and has not ended (it hangs in the kernel), or the system
        /// refused.
        STILL_THERE
    }

    enum Signal {
        TERM(15),
        INT(2),
        KILL(9),
        STOP(19),
        CONT(18);

        final int number;

        Signal(int number) {
            this.number = number;
        }
    }

    /// One process held fast for the time of its ending.
    interface Target extends AutoCloseable {
        /// @return false if the system refused
        boolean send(Signal signal);

        /// Waits for the end, at most this long.
        boolean endedWithin(Duration time);

        @Override
        void close();
    }

    private final ProcessTable table;

    public Signals(ProcessTable table) {
        this.table = table;
    }

    /// TERM, wait, INT, wait, KILL. Blocks for as long as that takes; nothing is sent to a process
    /// that is not, or no longer, the one that the key names.
    public Ending end(ProcessKey key, Duration afterTerm, Duration afterInterrupt) {
        if (key.pid() <= 1) {
            return Ending.PROTECTED;
        }
        try (Target target = hold(key.pid())) {
            Optional<Ending> refusal = refusal(key);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (step(target, key, Signal.TERM, afterTerm)) {
                return Ending.ENDED_BY_TERM;
            }
            if (step(target, key, Signal.INT, afterInterrupt)) {
                return Ending.ENDED_BY_INT;
            }
            return step(target, key, Signal.KILL, AFTER_KILL)
                    ? Ending.ENDED_BY_KILL
                    : Ending.STILL_THERE;
        }
    }

    private boolean step(Target target, ProcessKey key, Signal signal, Duration wait) {
        if (refusal(key).isPresent()) {
            // Ended between two signals, or changed its user: in neither case a signal is due.
            return table.presence(key) == ProcessTable.Presence.GONE;
        }
        if (!target.send(signal)) {
            return target.endedWithin(Duration.ZERO);
        }
        if (signal != Signal.KILL) {
            // A stopped process keeps the signal pending until it goes on.
            target.send(Signal.CONT);
        }
        return target.endedWithin(wait);
    }

    /// Why no signal may be sent now; empty if it may.
    Optional<Ending> refusal(ProcessKey key) {
        switch (table.presence(key)) {
            case GONE -> {
                return Optional.of(Ending.ALREADY_GONE);
            }
            case HIDDEN -> {
                return Optional.of(Ending.UNSEEN);
            }
            case ALIVE -> {}
        }
        if (table.lineage(OwnProcess.pid()).contains(key)) {
            return Optional.of(Ending.PROTECTED);
        }
        Optional<ProcessFacts> facts = table.look(key.pid()).filter(p -> p.key().equals(key));
        if (facts.isEmpty()) {
            return Optional.of(
                    table.presence(key) == ProcessTable.Presence.GONE
                            ? Ending.ALREADY_GONE
                            : Ending.UNSEEN);
        }
        // Where users have no numbers both are -1, and the system itself decides.
        return facts.get().uid() == OwnProcess.uid()
                ? Optional.empty()
                : Optional.of(Ending.NOT_OURS);
    }

    /// Ends something that one of our own children started.
    public static void kill(ProcessHandle descendant) {
        try (Target target = hold(descendant.pid())) {
            // The handle compares start times: asked after taking hold, the answer stays true.
            if (descendant.isAlive()) {
                target.send(Signal.KILL);
            }
        }
    }

    static Target hold(long pid) {
        return Platform.current() == Platform.LINUX ? new PidfdTarget(pid) : new HandleTarget(pid);
    }
}
