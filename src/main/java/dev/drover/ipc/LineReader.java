package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// Lines of a stream, none longer than the limit. A longer one is passed over to its end.
public final class LineReader {
    private static final int ROOM = 16 * 1024;

    /// What is kept of a line that is too long, at its beginning and at its end.
    private static final int ENDS = 512;

    /// A line is too long.
    public static final class TooLong extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;
        private final String ends;

        TooLong(int longest, String ends) {
            this("A line has more than " + (longest >> 20) + " MB.", ends);
        }

        private TooLong(String reason, String ends) {
            super(reason);
            this.reason = reason;
            this.ends = ends;
        }

        public String reason() {
            return reason;
        }

        /// Its beginning and its end, where an id may stand.
        public String ends() {
            return ends;
        }
    }

    private final InputStream in;
    private final int longest;
    private byte[] bytes = new byte[ROOM];
    private int start;
    private int end;

    /// @param longest in bytes
    public LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// The next line that is not empty, without its end; null when there are no more.
    public byte @Nullable [] next() throws IOException, TooLong {
        int looked = 0;
        while (true) {
            while (start + looked < end) {
                if (bytes[start + looked] != '\n') {
                    looked++;
                    continue;
                }
                byte[] line = line(start, start + looked);
                start += looked + 1;
                if (line.length > 0) {
                    return line;
                }
                looked = 0;
            }
            if (end - start > longest) {
                throw passOver();
            }
            if (!more()) {
                byte[] last = line(start, end);
                start = end;
                return last.length > 0 ? last : null;
            }
        }
    }

    /// Takes in more, and moves what is there to the beginning if it needs the room.
    private boolean more() throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
            if (bytes.length > ROOM) {
                bytes = new byte[ROOM]; // a long line was an exception
            }
        } else if (end == bytes.length) {
            int length = end - start;
            byte[] roomier = length > bytes.length / 2 ? new byte[bytes.length * 2] : bytes;
            System.arraycopy(bytes, start, roomier, 0, length);
            bytes = roomier;
            start = 0;
            end = length;
        }
        int got = in.read(bytes, end, bytes.length - end);
        if (got <= 0) {
            return false;
        }
        end += got;
        return true;
    }

    private byte[] line(int from, int to) {
        int last = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        return Arrays.copyOfRange(bytes, from, last);
    }

    private TooLong passOver() throws IOException {
        String head = ascii(start, start + ENDS);
        String tail = ascii(end - ENDS, end);
        while (true) {
            int newline = start;
            while (newline < end && bytes[newline] != '\n') {
                newline++;
            }
            tail = (tail + ascii(Math.max(start, newline - ENDS), newline));
            tail = tail.substring(Math.max(0, tail.length() - ENDS));
            if (newline < end) {
                start = newline + 1;
                break;
            }
            bytes = new byte[ROOM];
            start = 0;
            end = Math.max(0, in.read(bytes));
            if (end == 0) {
                break;
            }
        }
        return new TooLong(longest, head + "\n" + tail);
    }

    private String ascii(int from, int to) {
        return new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
