package dev.drover.model.view;

import dev.drover.model.InstanceState;
import dev.drover.model.Session;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What one instance did, as far back as its newest events are read.
///
/// @param spans its states, oldest first, without gaps
/// @param sessions its conversations, newest first
/// @param happenings its events in words for people, newest first
public record InstanceHistory(
        String id, List<Span> spans, List<Session> sessions, List<Happening> happenings) {
    /// @param to null while it is still so
    /// @param note a few words about it, such as what it waited for
    public record Span(
            InstanceState state, Instant from, @Nullable Instant to, @Nullable String note) {}

    /// @param type the event's name, such as `InstanceEnded`
    public record Happening(long seq, Instant at, String type, String words) {}

    public InstanceHistory {
        spans = List.copyOf(spans);
        sessions = List.copyOf(sessions);
        happenings = List.copyOf(happenings);
    }
}
