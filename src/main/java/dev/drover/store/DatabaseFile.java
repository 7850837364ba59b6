package dev.drover.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/// The database's file and its companions, looked at and moved without SQLite.
///
/// @param path the database itself
record DatabaseFile(Path path) {
    static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /// Every SQLite file begins with these 16 bytes.
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    private static final int HEADER_BYTES = 100;
    private static final int USER_VERSION_OFFSET = 60;
    private static final int APPLICATION_ID_OFFSET = 68;
    private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

    enum Look {
        ABSENT,
        EMPTY,
        FOREIGN,
        DATABASE
    }

    Look look() throws IOException {
        if (Files.notExists(path)) {
            return Look.ABSENT;
        }
        ByteBuffer header = header();
        if (header.limit() == 0) {
            return Look.EMPTY;
        }
        return header.limit() == HEADER_BYTES && startsWithMagic(header)
                ? Look.DATABASE
                : Look.FOREIGN;
    }

    /// The schema's version as the header has it. The write-ahead log may hold a later one.
    int version() throws IOException {
        return header().getInt(USER_VERSION_OFFSET);
    }

    boolean isOf(FileKind kind) throws IOException {
        return header().getInt(APPLICATION_ID_OFFSET) == kind.mark;
    }

    Path companion(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    boolean hasCompanions() {
        return COMPANIONS.stream().anyMatch(suffix -> Files.exists(companion(suffix)));
    }

    /// Renames the file and its companions to a name that nothing has, and that SQLite still takes
    /// for one database.
    ///
    /// @return what the file is called now
    Path setAside(Instant now) throws IOException {
        String name = path.getFileName() + ".bad-" + TIMESTAMP.format(now);
        DatabaseFile bad = new DatabaseFile(path.resolveSibling(name));
        for (int i = 2; Files.exists(bad.path()) || bad.hasCompanions(); i++) {
            bad = new DatabaseFile(path.resolveSibling(name + "-" + i));
        }
        if (Files.exists(path)) {
            Files.move(path, bad.path());
        }
        for (String suffix : COMPANIONS) {
            if (Files.exists(companion(suffix))) {
                Files.move(companion(suffix), bad.companion(suffix));
            }
        }
        return bad.path();
    }

    private ByteBuffer header() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
        try (SeekableByteChannel channel = Files.newByteChannel(path, StandardOpenOption.READ)) {
            while (header.hasRemaining() && channel.read(header) >= 0) {
                // A read may give less than was asked for.
            }
        }
        return header.flip();
    }

    private static boolean startsWithMagic(ByteBuffer header) {
        return header.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC));
    }
}
