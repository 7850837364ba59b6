package dev.drover.daemon;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceId;
import dev.drover.model.State;
import dev.drover.model.view.JournalEntry;
import dev.drover.model.view.StateHistory;
import dev.drover.store.EventJson;
import dev.drover.store.Journal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// The counts by state of the last hour or day. Read from the journal once; after that each look
/// reads only what came since the last, and without any look nothing is done.
final class HistorySpan {
    /// Events that change what state an instance is in.
    static final Set<String> TYPES =
            Set.of(
                    "InstanceStarted",
                    "ActivityChanged",
                    "InstanceWentStale",
                    "InstanceReturned",
                    "InstanceEnded",
                    "InstanceForgotten");

    /// Most rows read at once: where more has happened, the history shown begins later.
    private static final int MOST_ROWS = 50_000;

    /// So many events of one instance tell what it did before.
    private static final int ENOUGH_BEFORE = 6;

    private final Journal journal;
    private final Supplier<State> state;
    private final Duration span;
    private final Duration grain;
    private final int mostRows;
    private @Nullable Timeline timeline;
    private long read;

    HistorySpan(Journal journal, Supplier<State> state, Duration span, Duration grain) {
        this(journal, state, span, grain, MOST_ROWS);
    }

    HistorySpan(
            Journal journal, Supplier<State> state, Duration span, Duration grain, int mostRows) {
        this.journal = journal;
        this.state = state;
        this.span = span;
        this.grain = grain;
        this.mostRows = mostRows;
    }

    synchronized StateHistory look(Instant now) {
        Instant from = now.minus(span);
        // Taken before the journal's end, so that what comes between them is in the rows.
        State current = state.get();
        long last = journal.lastSeq();
        Timeline going = timeline;
        if (going == null || last - read > mostRows) {
            going = begun(current, from, last);
        } else if (last > read) {
            fold(going, read, last);
        }
        timeline = going;
        read = last;
        going.forgetBefore(from);
        return going.view(from, now);
    }

    private Timeline begun(State current, Instant from, long last) {
        long first = journal.firstSince(from);
        long after = Math.max(first - 1, last - mostRows);
        Instant begin = from;
        if (after > first - 1) {
            List<JournalEntry> oldest = journal.after(after, 1);
            begin = oldest.isEmpty() ? from : oldest.getFirst().at();
        }
        Timeline fresh = new Timeline(begin, grain, before(current, after, last));
        fold(fresh, after, last);
        return fresh;
    }

    /// What each instance did when the rows begin. One without any row has done the same all the
    /// time; of the others the journal is asked.
    private Map<InstanceId, Track> before(State current, long after, long last) {
        Set<InstanceId> changed = journal.instancesBetween(after, last, TYPES);
        Map<InstanceId, Track> tracks = new HashMap<>();
        for (Instance instance : current.instances().all()) {
            if (!changed.contains(instance.id())) {
                tracks.put(instance.id(), Track.of(instance));
            }
        }
        journal.before(changed, after, TYPES, ENOUGH_BEFORE)
                .forEach(
                        (id, entries) -> {
                            Track track = null;
                            for (JournalEntry entry : entries) {
                                track = Track.after(track, event(entry));
                            }
                            if (track != null) {
                                tracks.put(id, track);
                            }
                        });
        return new LinkedHashMap<>(tracks);
    }

    private void fold(Timeline into, long after, long last) {
        journal.each(after, last, TYPES, entry -> into.take(entry.at(), event(entry)));
    }

    private static Event.OfInstance event(JournalEntry entry) {
        return (Event.OfInstance) EventJson.read(entry.type(), entry.json());
    }
}
