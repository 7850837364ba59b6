package dev.drover.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The end of the daemon's log, and what is added to it. A half-written last line waits until it is
/// whole.
final class LogFile {
    private static final int MOST_BYTES = 1 << 20;
    private final Path path;
    private long position;

    private LogFile(Path path) {
        this.path = path;
    }

    static LogFile at(Path path) {
        return new LogFile(path);
    }

    /// The last lines (of the last megabyte); none if there is no log.
    List<LogLine> tail(int lines) {
        position = Math.max(0, size() - MOST_BYTES);
        List<LogLine> all = more();
        return all.subList(Math.max(0, all.size() - lines), all.size());
    }

    /// What came since the last look. A log that became shorter was begun anew.
    List<LogLine> more() {
        long size = size();
        if (size < position) {
            position = 0;
        }
        byte[] bytes = read((int) Math.min(size - position, MOST_BYTES));
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        position += whole;
        List<LogLine> lines = new ArrayList<>();
        new String(bytes, 0, whole, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .map(LogLine::parse)
                .forEach(lines::add);
        return lines;
    }

    private long size() {
        try {
            return Files.isRegularFile(path) ? Files.size(path) : 0;
        } catch (NoSuchFileException rotated) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read(int length) {
        if (length <= 0) {
            return new byte[0];
        }
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            ByteBuffer buffer = ByteBuffer.allocate(length);
            channel.position(position);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // reads on until the buffer is full or the file ends
            }
            byte[] bytes = new byte[buffer.position()];
            buffer.flip().get(bytes);
            return bytes;
        } catch (NoSuchFileException rotated) {
            return new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
