package dev.drover.store;

import java.nio.file.Path;

/// Where the database lies and how many threads read it.
///
/// @param file the database; its `-wal` and `-shm` lie beside it
/// @param tempDirectory for the native library only; private to this database
/// @param backups directory of the copies that are kept
/// @param readers threads with a read-only connection each, at least 1
public record DatabaseOptions(Path file, Path tempDirectory, Path backups, int readers) {
    public DatabaseOptions {
        if (readers < 1) {
            throw new IllegalArgumentException("readers must be at least 1, is " + readers);
        }
        file = file.toAbsolutePath();
        tempDirectory = tempDirectory.toAbsolutePath();
        backups = backups.toAbsolutePath();
    }
}
