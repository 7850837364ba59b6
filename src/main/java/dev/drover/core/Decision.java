package dev.drover.core;

import dev.drover.model.Event;

import java.util.List;

/// What a rule decided. No events means that nothing changed: nothing is written or published.
public record Decision<R>(List<Event> events, R reply) {
    public Decision {
        events = List.copyOf(events);
    }

    public static <R> Decision<R> nothing(R reply) {
        return new Decision<>(List.of(), reply);
    }
}
