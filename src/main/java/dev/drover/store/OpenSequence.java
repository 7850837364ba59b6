package dev.drover.store;

import dev.drover.store.Opening.Kind;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Opens a database step by step: look, check, put aside or restore, upgrade, take the write lock
/// once. Nothing that was there is ever deleted, and nothing is changed before it was checked.
final class OpenSequence {
    private static final Logger log = LoggerFactory.getLogger(OpenSequence.class);

    /// File systems over a network, where the shared memory of the write-ahead log does not work.
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb2", "smb3", "smbfs", "fuse.sshfs", "9p", "afs");

    private final DatabaseOptions options;
    private final Migrations migrations;
    private final DatabaseFile file;
    private final Backups backups;
    private final List<String> notices = new ArrayList<>();

    OpenSequence(DatabaseOptions options, Migrations migrations) {
        this.options = options;
        this.migrations = migrations;
        this.file = new DatabaseFile(options.file());
        this.backups = new Backups(options.backups());
    }

    Database run() {
        NativeLibrary.unpackInto(options.tempDirectory());
        try {
            Path directory = options.file().resolveSibling("");
            PrivateFiles.createDirectories(directory);
            Kind kind = prepare();
            warnAboutNetwork(directory);
            return connect(kind);
        } catch (IOException e) {
            throw unwritable("open the database " + options.file(), e);
        } catch (SQLException e) {
            throw SqlFailures.of("open the database " + options.file(), e);
        }
    }

    /// Leaves a file that can be opened, and tells how it came about.
    private Kind prepare() throws IOException, SQLException {
        return switch (file.look()) {
            case ABSENT -> {
                if (file.hasCompanions()) {
                    notices.add(
                            "The database "
                                    + options.file()
                                    + " is missing, but its log was there. The log lies now beside"
                                    + " "
                                    + file.setAside(Instant.now())
                                    + "; Drover starts empty.");
                }
                PrivateFiles.createFile(options.file());
                yield Kind.FRESH;
            }
            case EMPTY -> empty();
            case FOREIGN -> replace("it is not a SQLite database");
            case DATABASE -> existing();
        };
    }

    /// A start that was killed at its very beginning leaves such a file, and so does a disk fault.
    private Kind empty() throws IOException {
        if (file.hasCompanions() || backups.newestGood(migrations).isPresent()) {
            return replace("it is empty");
        }
        notices.add(
                "The database "
                        + options.file()
                        + " was empty and has no backup, so Drover starts empty. Nothing needs to"
                        + " be done.");
        return Kind.FRESH;
    }

    private Kind existing() throws IOException, SQLException {
        int latest = migrations.latest();
        if (file.isOf(migrations.kind()) && file.version() > latest) {
            throw Inspection.newer(file.version(), latest);
        }
        try {
            int version = Inspection.inspect(Connections.inspector(options.file()), migrations);
            return version == 0 ? Kind.FRESH : version < latest ? Kind.UPGRADED : Kind.OPENED;
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.CORRUPT) {
                throw e;
            }
            log.warn("{} cannot be used", options.file(), e);
            return replace(String.valueOf(e.getMessage()));
        }
    }

    private Kind replace(String reason) throws IOException {
        Path bad = file.setAside(Instant.now());
        String what =
                "The database could not be used: " + reason + ". It lies now at " + bad + "; ";
        Optional<Path> copy = backups.newestGood(migrations);
        if (copy.isEmpty()) {
            PrivateFiles.createFile(options.file());
            notices.add(what + "there was no good backup, so " + migrations.kind().anew + ".");
            return Kind.SET_ASIDE;
        }
        Path part = file.companion(".part");
        Files.deleteIfExists(part);
        PrivateFiles.createFile(part);
        try (OutputStream out = Files.newOutputStream(part)) {
            Files.copy(copy.get(), out);
        }
        Files.move(part, options.file(), StandardCopyOption.ATOMIC_MOVE);
        notices.add(
                what
                        + "the backup "
                        + copy.get()
                        + " took its place. "
                        + migrations.kind().lost
                        + " in the old file only.");
        return Kind.RESTORED;
    }

    private Database connect(Kind kind) throws IOException, SQLException {
        String url = Connections.url(options.file());
        WriteConnection writer = new WriteConnection(Connections.writer(url));
        try {
            bringUpToDate(writer);
            writer.probe();
            String mode = Connections.journalMode(writer.connection());
            if (!"wal".equals(mode)) {
                notices.add(
                        "The file system of "
                                + options.file()
                                + " does not take SQLite's write-ahead log (journal mode is "
                                + mode
                                + "), so Drover is slower. Set DROVER_HOME to a local disk.");
            }
            Readers readers = new Readers(url, options.readers());
            return new Database(
                    Optional.of(options), migrations, new Opening(kind, notices), writer, readers);
        } catch (IOException | SQLException | RuntimeException e) {
            writer.close();
            throw e;
        }
    }

    private void bringUpToDate(WriteConnection writer) throws IOException, SQLException {
        int version = Migrations.version(writer.connection());
        if (version == migrations.latest()) {
            return;
        }
        if (version > 0) {
            Path copy = backups.make(writer.connection(), migrations, Instant.now());
            log.info("upgrading the database from version {}; a copy is {}", version, copy);
        }
        migrations.run(writer);
        // The header says the version from now on, even if the log gets lost.
        Connections.one(writer.connection(), "PRAGMA wal_checkpoint(TRUNCATE)");
    }

    private void warnAboutNetwork(Path directory) throws IOException {
        String type = Files.getFileStore(directory).type().toLowerCase(Locale.ROOT);
        if (NETWORK.contains(type)) {
            notices.add(
                    "The database lies on a network file system ("
                            + type
                            + "), which can damage it. Set DROVER_HOME to a local disk.");
        }
    }

    static Database inMemory(Migrations migrations, String notice) {
        String url = Connections.memoryUrl();
        try {
            WriteConnection writer = new WriteConnection(Connections.writer(url));
            migrations.run(writer);
            return new Database(
                    Optional.empty(),
                    migrations,
                    new Opening(Kind.FRESH, List.of(notice)),
                    writer,
                    new Readers(url, 1));
        } catch (SQLException e) {
            throw SqlFailures.of("keep a database in memory", e);
        }
    }

    static StoreException unwritable(String what, IOException cause) {
        return new StoreException(
                StoreException.Kind.UNWRITABLE, "cannot " + what + ": " + cause, cause);
    }
}
