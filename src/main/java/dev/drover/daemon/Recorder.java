package dev.drover.daemon;

import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Event;
import dev.drover.model.State;
import dev.drover.store.StateStore;
import dev.drover.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Puts events on the disk, and keeps them in a waiting room while the disk takes none (*degraded
/// mode*). Used by the writer's thread only; `durable` may be asked from anywhere.
final class Recorder {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

    private final StateStore store;
    private final int mostWaiting;
    private final List<StateStore.Step> waiting = new ArrayList<>();
    private int waitingEvents;
    private long lastSeq;
    private volatile boolean durable = true;

    Recorder(StateStore store, int mostWaiting, long lastSeq) {
        this.store = store;
        this.mostWaiting = mostWaiting;
        this.lastSeq = lastSeq;
    }

    boolean durable() {
        return durable;
    }

    /// The journal's number of the last event, also of those that still wait.
    long lastSeq() {
        return lastSeq;
    }

    /// @return true if the events are on disk, false if they wait for it
    /// @throws Refused if the waiting room is full
    /// @throws StoreException if the store fails in a way that waiting does not mend
    boolean record(List<Event> events, State after, Instant now) {
        if (waitingEvents + events.size() > mostWaiting) {
            throw new Refused(
                    new Refusal.StoreUnavailable(
                            "Drover's disk takes nothing and its waiting room is full. Free some"
                                    + " space; nothing that was acknowledged as durable is lost."));
        }
        List<StateStore.Step> steps = new ArrayList<>(waiting);
        steps.add(new StateStore.Step(events, now));
        if (write(steps, after)) {
            return true;
        }
        waiting.add(steps.getLast());
        waitingEvents += events.size();
        lastSeq += events.size();
        return false;
    }

    /// Tries again to write what waits.
    void catchUp(State state) {
        if (!waiting.isEmpty()) {
            write(List.copyOf(waiting), state);
        }
    }

    private boolean write(List<StateStore.Step> steps, State after) {
        try {
            lastSeq = store.record(steps, after);
        } catch (StoreException e) {
            switch (e.kind()) {
                case UNWRITABLE, BUSY, CORRUPT -> degraded(e);
                case NEWER, OTHER -> throw e;
            }
            return false;
        }
        waiting.clear();
        waitingEvents = 0;
        if (!durable) {
            LOG.info("The database takes writes again; what waited is on disk");
        }
        durable = true;
        return true;
    }

    private void degraded(StoreException e) {
        if (durable) {
            LOG.error("Degraded: the database takes no writes; events wait in memory", e);
        }
        durable = false;
    }
}
