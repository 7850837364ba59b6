package dev.drover.host.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.zip.CRC32C;

/// The whole lines of a file from where the last look ended. A line that is still being written is
/// left for the next look. A file that took the place of the one before, or that was cut short, is
/// read from its start.
///
/// Needs the same memory for files and lines of any length. For one thread.
public final class AppendedLines implements AutoCloseable {
    /// The beginning of a file by which it is known again, beside its number on the disk: that
    /// number is used again, and a file can be written anew.
    private static final int HEAD = 256;

    private final FileChannel file;
    private final Chunk chunk;

    /// For the beginning of a line that is longer than the chunk.
    private final Chunk piece;

    private final String identity;
    private final boolean fromStart;

    /// Where the chunk begins in the file.
    private long chunkStart;

    private int filled;

    private long pieceStart;
    private int pieceFilled;

    /// The line at hand, and where the next one begins.
    private long lineStart;

    private long lineEnd;
    private long next;

    /// What is shared by all files that one thread reads.
    public static final class Reader {
        private final Chunk chunk;
        private final Chunk piece;

        public Reader() {
            this(new Chunk(256 * 1024), new Chunk(32 * 1024));
        }

        Reader(Chunk chunk, Chunk piece) {
            this.chunk = chunk;
            this.piece = piece;
        }

        /// @param identity what {@link AppendedLines#identity} said at the last look, or empty
        /// @param offset what {@link AppendedLines#offset} said then
        /// @throws NotAPlainFileException if it is no file that can be read without waiting
        public AppendedLines open(Path file, String identity, long offset) throws IOException {
            FileChannel channel = PlainFile.open(file);
            try {
                return new AppendedLines(channel, file, this, identity, offset);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        }
    }

    private AppendedLines(
            FileChannel file, Path path, Reader reader, String lastIdentity, long lastOffset)
            throws IOException {
        this.file = file;
        this.chunk = reader.chunk;
        this.piece = reader.piece;
        BasicFileAttributes seen =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        this.identity = number(seen) + head();
        this.fromStart =
                lastOffset == 0 || lastOffset > file.size() || !isSame(lastIdentity, identity);
        this.next = fromStart ? 0 : lastOffset;
        this.chunkStart = next;
    }

    /// Was all of this file read, as far as can be told without opening it?
    ///
    /// @param identity what was told at the last look
    public static boolean isRead(BasicFileAttributes now, String identity, long offset) {
        return now.size() == offset && isSame(number(now), identity);
    }

    /// A short file has no head yet; it keeps its number when it grows.
    private static boolean isSame(String before, String now) {
        return before.equals(now) || (before.indexOf('/') < 0 && now.startsWith(before + "/"));
    }

    /// The number of a file on its disk.
    private static String number(BasicFileAttributes file) {
        Object key = file.fileKey();
        return key == null ? "file" : key.toString();
    }

    private String head() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (file.read(head, 0) < HEAD) {
            return "";
        }
        CRC32C sum = new CRC32C();
        sum.update(head.flip());
        return "/" + Long.toHexString(sum.getValue());
    }

    /// Tells files of one name apart.
    public String identity() {
        return identity;
    }

    /// Is it another file than at the last look, or the first look?
    public boolean isFromStart() {
        return fromStart;
    }

    /// Where the lines end that were handed out.
    public long offset() {
        return next;
    }

    /// Bytes behind it.
    public long left() throws IOException {
        return Math.max(0, file.size() - next);
    }

    /// Goes to the next whole line.
    ///
    /// @return false if there is none yet
    public boolean next() throws IOException {
        if (next < chunkStart) {
            chunkStart = next;
            filled = 0;
        }
        long searched = next;
        while (true) {
            int end = chunk.find((byte) '\n', (int) (searched - chunkStart), filled);
            if (end >= 0) {
                lineStart = next;
                lineEnd = chunkStart + end;
                next = lineEnd + 1;
                return true;
            }
            searched = chunkStart + filled;
            if (!readOn()) {
                return false;
            }
        }
    }

    /// Reads more behind what was searched. Keeps the begun line, unless it is longer than the
    /// chunk: then its pieces are read again when they are asked for.
    private boolean readOn() throws IOException {
        ByteBuffer bytes = chunk.bytes();
        if (next > chunkStart) {
            bytes.limit(filled).position((int) (next - chunkStart)).compact();
            filled -= (int) (next - chunkStart);
            chunkStart = next;
        } else if (filled == bytes.capacity()) {
            chunkStart += filled;
            filled = 0;
        }
        int count = file.read(bytes.clear().position(filled), chunkStart + filled);
        filled += Math.max(0, count);
        return count > 0;
    }

    /// Bytes of the line, without its end.
    public long length() {
        return lineEnd - lineStart;
    }

    /// One byte of the line.
    public byte at(long index) throws IOException {
        long place = lineStart + index;
        if (place >= chunkStart) {
            return chunk.bytes().get((int) (place - chunkStart));
        }
        return readAgain(place) ? piece.bytes().get((int) (place - pieceStart)) : 0;
    }

    /// Where a byte of the line stands next.
    ///
    /// @return -1 if it does not come at or behind `from`
    public long find(byte wanted, long from) throws IOException {
        long place = lineStart + from;
        while (place < chunkStart) {
            if (!readAgain(place)) {
                return -1;
            }
            int found = piece.find(wanted, (int) (place - pieceStart), pieceFilled);
            if (found >= 0) {
                return pieceStart + found - lineStart;
            }
            place = pieceStart + pieceFilled;
        }
        int found = chunk.find(wanted, (int) (place - chunkStart), (int) (lineEnd - chunkStart));
        return found < 0 ? -1 : chunkStart + found - lineStart;
    }

    /// Copies a part of the line to the start of `into`.
    ///
    /// @return how many bytes, 0 at the end of the line
    public int copy(long from, byte[] into, int most) throws IOException {
        long place = lineStart + from;
        int count = (int) Math.min(Math.min(most, into.length), lineEnd - place);
        if (count <= 0) {
            return 0;
        }
        if (place >= chunkStart) {
            chunk.bytes().get((int) (place - chunkStart), into, 0, count);
            return count;
        }
        if (!readAgain(place)) {
            return 0;
        }
        int start = (int) (place - pieceStart);
        int there = Math.min(count, pieceFilled - start);
        piece.bytes().get(start, into, 0, there);
        return there;
    }

    /// Brings back what the chunk held of this line before.
    ///
    /// @return false if the file was cut short in the meantime
    private boolean readAgain(long place) throws IOException {
        if (place >= pieceStart && place < pieceStart + pieceFilled) {
            return true;
        }
        ByteBuffer bytes = piece.bytes().clear();
        bytes.limit((int) Math.min(bytes.capacity(), chunkStart - place));
        pieceStart = place;
        pieceFilled = Math.max(0, file.read(bytes, place));
        bytes.clear();
        return pieceFilled > 0;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
