package dev.drover.daemon.usage;

import dev.drover.config.PriceFile;
import dev.drover.store.Database;

/// What usage is kept in, and what it is priced by.
///
/// @param database opened by {@link Database#openUsage}; closed with {@link Usage}
public record UsageFiles(Database database, PriceFile prices) {}
