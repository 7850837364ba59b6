package dev.drover.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Good copies of the database, `drover-TIMESTAMP.db`. A copy counts only once it was checked; so a
/// damaged database never pushes the last good copy out.
final class Backups {
    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final int KEPT = 3;
    private static final String PREFIX = "drover-";
    private static final String SUFFIX = ".db";
    private static final String UNFINISHED = ".part";

    private final Path directory;

    Backups(Path directory) {
        this.directory = directory;
    }

    /// Copies what the connection sees, and keeps the newest copies only.
    ///
    /// @param known the versions of the schema that are known
    Path make(Connection connection, Migrations known, Instant now)
            throws SQLException, IOException {
        PrivateFiles.createDirectories(directory);
        Path done = free(PREFIX + DatabaseFile.TIMESTAMP.format(now));
        Path part = done.resolveSibling(done.getFileName() + UNFINISHED);
        Files.deleteIfExists(part);
        PrivateFiles.createFile(part); // SQLite fills an empty file, and so it is ours alone
        try {
            try (PreparedStatement statement = connection.prepareStatement("VACUUM INTO ?")) {
                statement.setString(1, part.toString());
                statement.execute();
            }
            Inspection.inspect(Connections.immutable(part), known);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(part, done, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
        prune();
        return done;
    }

    /// The newest copy that is in order.
    Optional<Path> newestGood(Migrations known) throws IOException {
        for (Path copy : newestFirst()) {
            try {
                Inspection.inspect(Connections.immutable(copy), known);
                return Optional.of(copy);
            } catch (StoreException | SQLException e) {
                log.warn("backup {} is of no use: {}", copy, e.getMessage());
            }
        }
        return Optional.empty();
    }

    private List<Path> newestFirst() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(Backups::isBackup).sorted(Comparator.reverseOrder()).toList();
        }
    }

    private static boolean isBackup(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(PREFIX) && name.endsWith(SUFFIX);
    }

    private Path free(String stem) {
        Path path = directory.resolve(stem + SUFFIX);
        for (int i = 2; Files.exists(path); i++) {
            path = directory.resolve(stem + "-" + i + SUFFIX);
        }
        return path;
    }

    private void prune() throws IOException {
        for (Path old : newestFirst().stream().skip(KEPT).toList()) {
            Files.deleteIfExists(old);
        }
    }
}
