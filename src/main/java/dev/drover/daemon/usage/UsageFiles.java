package dev.drover.daemon.usage;

import dev.drover.agents.usage.TranscriptFormat;
import dev.drover.config.PriceFile;
import dev.drover.store.Database;

import java.util.List;

/// What usage is read from and kept in.
///
/// @param database usage's own file, apart from the state's
/// @param prices the price list
/// @param transcripts of which agents, and where they lie
public record UsageFiles(Database database, PriceFile prices, List<TranscriptFormat> transcripts) {
    public UsageFiles {
        transcripts = List.copyOf(transcripts);
    }
}
