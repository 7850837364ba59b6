package dev.drover.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/// The open SQLite file: one connection that writes, used by one thread, and a few that read.
/// {@link StateStore}, {@link Journal} and {@link UsageStore} know what is in it.
public final class Database implements AutoCloseable {
    private final Optional<DatabaseOptions> options;
    private final Migrations migrations;
    private final Opening opening;
    private final WriteConnection writer;
    private final Readers readers;

    Database(
            Optional<DatabaseOptions> options,
            Migrations migrations,
            Opening opening,
            WriteConnection writer,
            Readers readers) {
        this.options = options;
        this.migrations = migrations;
        this.opening = opening;
        this.writer = writer;
        this.readers = readers;
    }

    /// Opens the file, makes it if there is none, upgrades an older one, and puts a bad one aside.
    /// {@link #opening} tells which it was.
    ///
    /// @throws StoreException UNWRITABLE if the place cannot be written, BUSY if another process
    /// holds the file, NEWER if a newer Drover wrote it (the file is untouched then)
    public static Database open(DatabaseOptions options) {
        return open(options, FileKind.STATE);
    }

    /// The same for the file that says what agents use up.
    public static Database openUsage(DatabaseOptions options) {
        return open(options, FileKind.USAGE);
    }

    private static Database open(DatabaseOptions options, FileKind kind) {
        return new OpenSequence(options, Migrations.released(kind)).run();
    }

    /// A database that lasts as long as this object, for a home that cannot be written at all.
    public static Database inMemory() {
        return OpenSequence.inMemory(
                Migrations.released(FileKind.STATE),
                "Drover's home cannot be written: everything is kept in memory and is gone when"
                        + " Drover stops. Make it writable or set DROVER_HOME to another directory,"
                        + " and start again.");
    }

    /// The same for what agents use up.
    ///
    /// @param notice why, and what to do
    public static Database usageInMemory(String notice) {
        return OpenSequence.inMemory(Migrations.released(FileKind.USAGE), notice);
    }

    public Opening opening() {
        return opening;
    }

    /// Copies the database beside its earlier copies, while others go on writing; the three newest
    /// stay.
    ///
    /// @return the copy; empty if this database is in memory
    public Optional<Path> backUp() {
        if (options.isEmpty()) {
            return Optional.empty();
        }
        Backups backups = new Backups(options.get().backups());
        return Optional.of(
                read(
                        "back up the database",
                        c -> {
                            try {
                                return backups.make(c, migrations, Instant.now());
                            } catch (IOException e) {
                                throw OpenSequence.unwritable("back up the database", e);
                            }
                        }));
    }

    WriteConnection writer() {
        return writer;
    }

    <T> T read(String what, Readers.Query<T> query) {
        return readers.read(what, query);
    }

    long walBytes() {
        try {
            return options.isEmpty()
                    ? 0
                    : Files.size(new DatabaseFile(options.get().file()).companion("-wal"));
        } catch (IOException e) {
            return 0; // there is none
        }
    }

    /// Waits for queries that run, and moves the write-ahead log into the file.
    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
