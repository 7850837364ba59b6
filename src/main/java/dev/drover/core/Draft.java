package dev.drover.core;

import dev.drover.model.Event;
import dev.drover.model.State;

import java.util.ArrayList;
import java.util.List;

/// A decision while it is being made: events so far, and the state as it will be after them, so
/// that the next step of a cascade sees what the step before decided.
final class Draft {
    private final List<Event> events = new ArrayList<>();
    private State state;

    Draft(State state) {
        this.state = state;
    }

    State state() {
        return state;
    }

    void add(Event event) {
        events.add(event);
        state = state.apply(event);
    }

    <R> Decision<R> reply(R reply) {
        return new Decision<>(events, reply);
    }
}
