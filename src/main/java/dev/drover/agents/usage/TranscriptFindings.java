package dev.drover.agents.usage;

import dev.drover.model.usage.TokenUse;

/// Takes what the lines of a transcript say.
public interface TranscriptFindings {
    /// The same answer may come again and again.
    void use(TokenUse use);

    void toolCalls(int count);

    /// A line that should have told something and could not be read, or that says what cannot be.
    void broken();
}
