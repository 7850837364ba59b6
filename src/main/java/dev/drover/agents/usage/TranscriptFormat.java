package dev.drover.agents.usage;

import java.nio.file.Path;

/// Where an agent keeps its transcripts and how they are read. One class an agent.
public interface TranscriptFormat {
    /// Name of the agent program.
    String agent();

    /// The directory below which all of them lie. It need not be there.
    Path root();

    /// May transcripts lie in this directory or below it?
    ///
    /// @param below the root, relative to it
    boolean leadsOn(Path below);

    /// Is a file of this name a transcript?
    ///
    /// @param below the root, relative to it
    boolean isTranscript(Path below);

    /// @param below the transcript, relative to the root
    /// @param memory of the reader before, empty at the file's start
    TranscriptReader reader(Path below, String memory);
}
