package dev.drover.app;

import dev.drover.config.Paths;
import dev.drover.store.Database;
import dev.drover.store.DatabaseOptions;
import dev.drover.store.StoreException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the database, or says why Drover does not start without it.
final class DatabaseDoor {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseDoor.class);
    private static final int READERS = 2;

    private DatabaseDoor() {}

    /// @throws CannotStart if a newer Drover wrote it or another program holds it
    static Database open(Paths paths) {
        try {
            return Database.open(
                    new DatabaseOptions(
                            paths.database(),
                            paths.sqliteTemp(),
                            paths.state().resolve("backups"),
                            READERS));
        } catch (StoreException e) {
            return switch (e.kind()) {
                // A disk that takes nothing must not keep people from seeing their agents.
                case UNWRITABLE -> {
                    LOG.warn("{} cannot be opened; memory takes its place", paths.database(), e);
                    yield Database.inMemory();
                }
                case NEWER, BUSY -> throw new CannotStart(String.valueOf(e.getMessage()));
                case CORRUPT, OTHER -> throw e;
            };
        }
    }

    /// Usage is worth less than seeing one's agents: where its file cannot be had, it is counted in
    /// memory, and a notice says so.
    static Database openUsage(Paths paths) {
        try {
            return Database.openUsage(
                    new DatabaseOptions(
                            paths.usageDatabase(),
                            paths.sqliteTemp(),
                            paths.state().resolve("backups").resolve("usage"),
                            READERS));
        } catch (StoreException e) {
            LOG.warn("{} cannot be opened; memory takes its place", paths.usageDatabase(), e);
            return Database.usageInMemory(
                    "What agents use up is counted in memory only and is gone when Drover stops: "
                            + e.getMessage());
        }
    }
}
