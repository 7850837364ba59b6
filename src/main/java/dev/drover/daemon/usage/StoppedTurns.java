package dev.drover.daemon.usage;

import dev.drover.model.usage.Conversation;

import java.time.Instant;

/// Hears that a person has stopped a turn, where only the agent's transcript tells it. Called by
/// the threads that read transcripts.
@FunctionalInterface
public interface StoppedTurns {
    void stopped(Conversation conversation, Instant at);

    /// A turn failed by itself.
    default void failed(Conversation conversation, Instant at, String error) {}
}
