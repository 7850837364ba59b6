package dev.drover.model.view;

import dev.drover.model.InstanceId;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One line of history: an event as it was recorded.
///
/// @param seq strictly growing; also the id of the event in the event stream
/// @param type the event's name, such as `InstanceEnded`
/// @param json the event's content as one JSON object
public record JournalEntry(
        long seq, Instant at, String type, @Nullable InstanceId instance, String json) {}
