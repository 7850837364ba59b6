package dev.drover.daemon;

import dev.drover.model.Event;
import dev.drover.model.Instance;
import dev.drover.model.InstanceState;

import org.jspecify.annotations.Nullable;

/// What an instance's state was at one moment of its history: just enough to follow it from event
/// to event.
///
/// @param activity what shows while it is neither stale nor ended
/// @param note a few words about it, such as what it waits for
record Track(InstanceState activity, boolean stale, boolean ended, @Nullable String note) {

    static Track of(Instance instance) {
        return new Track(
                instance.activity().state(),
                instance.staleSince() != null,
                instance.endedAt() != null,
                instance.activity().waitingFor().orElse(instance.activity().detail()));
    }

    InstanceState state() {
        return ended ? InstanceState.ENDED : stale ? InstanceState.STALE : activity;
    }

    /// @param before null where nothing is known of the instance yet
    /// @return null once the instance has left the state
    static @Nullable Track after(@Nullable Track before, Event.OfInstance event) {
        Track known = before == null ? new Track(InstanceState.IDLE, false, false, null) : before;
        return switch (event) {
            case Event.InstanceStarted e -> of(e.instance());
            case Event.ActivityChanged e ->
                    new Track(
                            e.activity().state(),
                            known.stale,
                            known.ended,
                            e.activity().waitingFor().orElse(e.activity().detail()));
            case Event.InstanceWentStale _ ->
                    new Track(known.activity, true, known.ended, known.note);
            case Event.InstanceReturned _ ->
                    new Track(known.activity, false, known.ended, known.note);
            case Event.InstanceEnded e -> new Track(known.activity, false, true, e.reason());
            case Event.InstanceForgotten _ -> null;
            default -> before;
        };
    }
}
