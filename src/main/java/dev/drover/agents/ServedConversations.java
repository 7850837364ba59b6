package dev.drover.agents;

import dev.drover.model.ProcessFacts;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// Conversations that a background program of the agent runs for several terminals. Its hooks are
/// children of that program, and so is whoever happened to start it first among their ancestors:
/// descent says nothing about whose conversation it is.
public interface ServedConversations {
    /// Is this the program that runs them?
    boolean serves(ProcessFacts process);

    /// When a conversation was begun, if its id tells.
    Optional<Instant> began(String session);

    /// The conversation that a terminal was started to go on with, if its arguments name one.
    Optional<String> named(ProcessFacts terminal);

    /// The file that the program has open as long as it runs the conversation; empty if the id is
    /// none of the agent's.
    Optional<Path> lock(String session);
}
