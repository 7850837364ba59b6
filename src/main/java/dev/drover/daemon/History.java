package dev.drover.daemon;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.Session;
import dev.drover.model.State;
import dev.drover.model.view.InstanceHistory;
import dev.drover.model.view.InstanceHistory.Happening;
import dev.drover.model.view.InstanceHistory.Span;
import dev.drover.model.view.JournalEntry;
import dev.drover.model.view.StateHistory;
import dev.drover.store.EventJson;
import dev.drover.store.Journal;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// What happened, read from the journal: what all instances did over the last hour or day, and what
/// one of them did. Each call may wait for the disk, so no screen asks on its own thread.
public final class History {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /// Newest events of one instance that are read.
    private static final int MOST_EVENTS = 1_000;

    private static final int MOST_HAPPENINGS = 100;

    private final Journal journal;
    private final Supplier<State> state;
    private final InstantSource clock;
    private final HistorySpan hour;
    private final HistorySpan day;

    History(Journal journal, Supplier<State> state, InstantSource clock) {
        this.journal = journal;
        this.state = state;
        this.clock = clock;
        // At most 240 steps of 15 seconds, and 288 of five minutes.
        this.hour = new HistorySpan(journal, state, HOUR, Duration.ofSeconds(15));
        this.day = new HistorySpan(journal, state, DAY, Duration.ofMinutes(5));
    }

    public StateHistory lastHour() {
        return hour.look(clock.instant());
    }

    public StateHistory lastDay() {
        return day.look(clock.instant());
    }

    /// @return empty lists for an instance that nobody has heard of
    public InstanceHistory of(InstanceId id) {
        List<JournalEntry> newestFirst = journal.ofInstance(id, MOST_EVENTS);
        List<Happening> happenings =
                newestFirst.stream()
                        .limit(MOST_HAPPENINGS)
                        .map(e -> new Happening(e.seq(), e.at(), e.type(), words(e)))
                        .toList();
        return new InstanceHistory(
                id.value(), spans(newestFirst.reversed()), sessions(id), happenings);
    }

    private static String words(JournalEntry entry) {
        return EventWords.of(EventJson.read(entry.type(), entry.json()));
    }

    private List<Session> sessions(InstanceId id) {
        return state.get().sessions().values().stream()
                .filter(session -> session.key().instance().equals(id))
                .sorted(Comparator.comparing(Session::startedAt).reversed())
                .toList();
    }

    private static List<Span> spans(List<JournalEntry> oldestFirst) {
        List<Span> spans = new ArrayList<>();
        Track track = null;
        for (JournalEntry entry : oldestFirst) {
            if (!HistorySpan.TYPES.contains(entry.type())) {
                continue;
            }
            Event.OfInstance event = (Event.OfInstance) EventJson.read(entry.type(), entry.json());
            track = Track.after(track, event);
            add(spans, track, entry.at());
        }
        return spans;
    }

    private static void add(List<Span> spans, @Nullable Track track, Instant at) {
        if (!spans.isEmpty()) {
            Span last = spans.getLast();
            if (track != null
                    && last.state() == track.state()
                    && Objects.equals(last.note(), track.note())) {
                return;
            }
            Instant end = at.isBefore(last.from()) ? last.from() : at;
            if (last.to() == null) {
                spans.set(spans.size() - 1, new Span(last.state(), last.from(), end, last.note()));
            }
        }
        if (track != null) {
            spans.add(new Span(track.state(), at, null, track.note()));
        }
    }
}
