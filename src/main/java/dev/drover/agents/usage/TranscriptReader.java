package dev.drover.agents.usage;

import java.io.IOException;
import java.time.Instant;

/// Reads the lines of one transcript, in their order. For one thread.
public interface TranscriptReader {
    /// Never fails because of what the line says.
    ///
    /// @param now what was written later than this cannot be true
    void read(LineText line, Instant now, TranscriptFindings found) throws IOException;

    /// The conversation that the file belongs to; of a subagent, the one that started it.
    String session();

    /// Id of the subagent whose file it is; empty for the main agent.
    String subagent();

    /// What a reader must be given to go on after the last line.
    String memory();
}
