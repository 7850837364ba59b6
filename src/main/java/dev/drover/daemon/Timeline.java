package dev.drover.daemon;

import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.InstanceState;
import dev.drover.model.view.StateHistory;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts of live instances by state over a span of time, folded from events in their order. What
/// comes and goes within one grain shows as one step, so that there is a most of steps however
/// much happens.
final class Timeline {
    private final Duration grain;
    private final Instant begin;
    private final Map<InstanceId, Track> tracks = new HashMap<>();
    private final Map<InstanceState, Integer> counts = new EnumMap<>(InstanceState.class);
    private final Deque<StateHistory.Step> steps = new ArrayDeque<>();

    /// @param before what each instance did when the span begins
    Timeline(Instant begin, Duration grain, Map<InstanceId, Track> before) {
        this.begin = begin;
        this.grain = grain;
        before.forEach(this::put);
        steps.add(new StateHistory.Step(begin, Map.copyOf(counts)));
    }

    void take(Instant at, Event.OfInstance event) {
        Track before = tracks.get(event.id());
        Track after = Track.after(before, event);
        if (stateOf(before) == stateOf(after)) {
            put(event.id(), after);
            return;
        }
        put(event.id(), after);
        StateHistory.Step last = steps.getLast();
        // A clock that was set back must not turn history round.
        Instant when = at.isBefore(last.at()) ? last.at() : at;
        if (steps.size() > 1 && when.isBefore(last.at().plus(grain))) {
            steps.removeLast();
            when = last.at();
        }
        steps.addLast(new StateHistory.Step(when, Map.copyOf(counts)));
    }

    private void put(InstanceId id, @Nullable Track after) {
        Track before = after == null ? tracks.remove(id) : tracks.put(id, after);
        count(before, -1);
        count(after, 1);
    }

    private void count(@Nullable Track track, int difference) {
        if (track != null && track.state().isLive()) {
            counts.merge(track.state(), difference, (a, b) -> a + b == 0 ? null : a + b);
        }
    }

    private static InstanceState stateOf(@Nullable Track track) {
        return track == null ? InstanceState.ENDED : track.state();
    }

    /// Lets go of what lies before a moment.
    void forgetBefore(Instant from) {
        StateHistory.Step first = steps.removeFirst();
        while (!steps.isEmpty() && !steps.getFirst().at().isAfter(from)) {
            first = steps.removeFirst();
        }
        steps.addFirst(first);
    }

    StateHistory view(Instant from, Instant to) {
        Instant start = begin.isAfter(from) ? begin : from;
        List<StateHistory.Step> shown = new ArrayList<>(steps);
        StateHistory.Step first = shown.getFirst();
        shown.set(0, new StateHistory.Step(start, first.counts()));
        return new StateHistory(start, to, shown);
    }
}
