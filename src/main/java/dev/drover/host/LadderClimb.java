package dev.drover.host;

import dev.drover.host.Signals.Signal;
import dev.drover.host.Signals.Target;
import dev.drover.model.EndingOutcome;
import dev.drover.model.ProcessFacts;
import dev.drover.model.ProcessKey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One climb of the ladder. Each process is held by a descriptor that stands for it alone from
/// before its identity was checked until it is let go, and is checked again before each signal.
final class LadderClimb {
    private static final int MOST_LOOKS = 32;
    private static final Duration UNTIL_STOPPED = Duration.ofMillis(250);
    private static final Duration SLICE = Duration.ofMillis(50);

    private final ProcessTable table;
    private final Signals signals;
    private final EndingLadder.Grounds grounds;
    private final BooleanSupplier brokenOff;
    private final Map<ProcessKey, Held> held = new LinkedHashMap<>();
    private final Map<ProcessKey, EndingOutcome> outcomes = new LinkedHashMap<>();
    private List<ProcessKey> order = List.of();

    /// A process that is being ended.
    private static final class Held {
        private final Target target;

        /// Somebody else had stopped it before.
        private final boolean stoppedBefore;

        private boolean stopped;
        private boolean deadly;

        private Held(Target target, boolean stoppedBefore) {
            this.target = target;
            this.stoppedBefore = stoppedBefore;
        }

        /// Never leaves anything stopped that we have stopped, or that has a signal to heed.
        private void goOn() {
            if ((stopped && !stoppedBefore) || deadly) {
                target.send(Signal.CONT);
            }
            stopped = false;
        }
    }

    LadderClimb(
            ProcessTable table,
            Signals signals,
            EndingLadder.Grounds grounds,
            BooleanSupplier brokenOff) {
        this.table = table;
        this.signals = signals;
        this.grounds = grounds;
        this.brokenOff = brokenOff;
    }

    Map<ProcessKey, EndingOutcome> run(EndingLadder.Pace pace) {
        try {
            step(Signal.TERM, EndingOutcome.ENDED_BY_TERM, pace.afterTerm());
            step(Signal.INT, EndingOutcome.ENDED_BY_INT, pace.afterInterrupt());
            step(Signal.KILL, EndingOutcome.ENDED_BY_KILL, Signals.AFTER_KILL);
        } finally {
            boolean broken = brokenOff.getAsBoolean();
            List.copyOf(held.keySet())
                    .forEach(
                            key ->
                                    letGo(
                                            key,
                                            broken
                                                    ? EndingOutcome.BROKEN_OFF
                                                    : EndingOutcome.STILL_THERE));
        }
        return outcomes;
    }

    private void step(Signal signal, EndingOutcome outcome, Duration wait) {
        if (brokenOff.getAsBoolean() || (held.isEmpty() && signal != Signal.TERM)) {
            return;
        }
        stopAll();
        if (brokenOff.getAsBoolean()) {
            return;
        }
        boolean sent = false;
        for (ProcessKey key : order) {
            Held one = held.get(key);
            if (one != null && mayBeSent(key)) {
                // Marked first: whatever happens in between, it gets to heed it.
                one.deadly = true;
                sent |= one.target.send(signal);
            }
        }
        for (ProcessKey key : order) {
            Held one = held.get(key);
            if (one != null) {
                one.goOn();
            }
        }
        await(outcome, sent ? wait : Duration.ZERO);
    }

    /// Stops what is to end, those above first, and looks again until nobody was left to stop: then
    /// nobody can have started anything unseen.
    private void stopAll() {
        for (int look = 0; look < MOST_LOOKS && !brokenOff.getAsBoolean(); look++) {
            order = List.copyOf(grounds.look(List.copyOf(held.keySet())));
            Set<ProcessKey> wanted = new HashSet<>(order);
            for (ProcessKey key : List.copyOf(held.keySet())) {
                if (!wanted.contains(key)) {
                    boolean gone = table.presence(key) == ProcessTable.Presence.GONE;
                    letGo(key, gone ? EndingOutcome.ALREADY_GONE : EndingOutcome.KEPT);
                }
            }
            List<ProcessKey> running = new ArrayList<>();
            for (ProcessKey key : order.reversed()) {
                if (!outcomes.containsKey(key) && stop(key)) {
                    running.add(key);
                }
            }
            if (running.isEmpty()) {
                return;
            }
            awaitStopped(running);
        }
    }

    /// @return true if it ran until now
    private boolean stop(ProcessKey key) {
        Held one = held.get(key);
        if (one == null) {
            Target target = Signals.hold(key.pid());
            boolean before = isStopped(key);
            one = new Held(target, before);
            held.put(key, one);
        }
        if (one.stopped || !mayBeSent(key)) {
            return false;
        }
        one.stopped = true;
        return one.target.send(Signal.STOP) && !one.stoppedBefore;
    }

    /// Is it still the process that was meant, and ours? If not it is let go.
    private boolean mayBeSent(ProcessKey key) {
        Optional<Signals.Ending> refusal =
                key.pid() <= 1 ? Optional.of(Signals.Ending.PROTECTED) : signals.refusal(key);
        refusal.ifPresent(ending -> letGo(key, EndingOutcome.valueOf(ending.name())));
        return refusal.isEmpty();
    }

    private void letGo(ProcessKey key, EndingOutcome outcome) {
        Held one = held.remove(key);
        if (one != null) {
            one.goOn();
            one.target.close();
        }
        outcomes.putIfAbsent(key, outcome);
    }

    private void await(EndingOutcome outcome, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            for (ProcessKey key : List.copyOf(held.keySet())) {
                Held one = held.get(key);
                if (one != null && one.target.endedWithin(Duration.ZERO)) {
                    letGo(key, one.deadly ? outcome : EndingOutcome.ALREADY_GONE);
                }
            }
            long left = deadline - System.nanoTime();
            if (held.isEmpty() || left <= 0 || brokenOff.getAsBoolean()) {
                return;
            }
            // Whoever ends first is seen at the next turn.
            Duration slice = Duration.ofNanos(Math.min(left, SLICE.toNanos()));
            held.values().iterator().next().target.endedWithin(slice);
        }
    }

    /// A signal to stop is heeded when the process runs the next time. One that hangs in the kernel
    /// does not, and starts nothing either.
    private void awaitStopped(List<ProcessKey> keys) {
        long deadline = System.nanoTime() + UNTIL_STOPPED.toNanos();
        for (ProcessKey key : keys) {
            while (held.containsKey(key)
                    && !isStopped(key)
                    && table.presence(key) == ProcessTable.Presence.ALIVE
                    && System.nanoTime() < deadline) {
                LockSupport.parkNanos(500_000);
            }
        }
    }

    private boolean isStopped(ProcessKey key) {
        return table.look(key.pid())
                .filter(p -> p.key().equals(key))
                .map(ProcessFacts::state)
                .filter(state -> state == 'T' || state == 't')
                .isPresent();
    }
}
