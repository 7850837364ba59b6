package dev.drover.daemon;

import dev.drover.model.Event;
import dev.drover.model.State;

import java.util.List;

/// One step of the daemon's memory, published after it is durable.
///
/// @param lastSeq the journal's number of the last event; the first one is `lastSeq - events.size()
/// + 1`
public record Change(State before, State after, List<Event> events, long lastSeq) {
    public Change {
        events = List.copyOf(events);
    }
}
