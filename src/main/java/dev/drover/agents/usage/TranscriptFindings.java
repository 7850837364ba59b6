package dev.drover.agents.usage;

import dev.drover.model.usage.TokenUse;

import java.time.Instant;

/// Takes what the lines of a transcript say.
public interface TranscriptFindings {
    /// The same answer may come again and again.
    void use(TokenUse use);

    void toolCalls(int count);

    /// The person has stopped the turn, which no hook tells.
    default void stopped(Instant at) {}

    /// The turn has failed; hooks may tell only that it is over.
    default void failed(Instant at, String error) {}

    /// A line that should have told something and could not be read, or that says what cannot be.
    void broken();
}
