package dev.drover.mcp;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// Reads lines of UTF-8. One that is too long is passed over to its end and called so, without
/// being kept.
final class LineReader {
    static final int LONGEST = 1 << 20;
    private static final int CHUNK = 8 * 1024;

    private final InputStream in;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int filled;

    LineReader(InputStream in) {
        this.in = in;
    }

    /// @param problem what is wrong with it; null if nothing
    record Line(String text, @Nullable String problem) {}

    /// The next line that is not empty; null at the end. What has no end of line is a line too.
    @Nullable Line next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long length = 0;
        while (true) {
            if (at == filled) {
                filled = in.read(chunk, 0, CHUNK);
                at = 0;
                if (filled < 0) {
                    filled = 0;
                    return length == 0 ? null : line(line, length);
                }
            }
            int from = at;
            while (at < filled && chunk[at] != '\n') {
                at++;
            }
            length += at - from;
            if (length <= LONGEST) {
                line.write(chunk, from, at - from);
            }
            if (at < filled) {
                at++;
                if (length > 0 && !isBlank(line)) {
                    return line(line, length);
                }
                line.reset();
                length = 0;
            }
        }
    }

    private static boolean isBlank(ByteArrayOutputStream line) {
        return line.size() == 1 && line.toByteArray()[0] == '\r';
    }

    private static Line line(ByteArrayOutputStream line, long length) {
        if (length > LONGEST) {
            return new Line(
                    "",
                    "A message of "
                            + length
                            + " bytes is too long; the most are "
                            + LONGEST
                            + ". Ask for less at once.");
        }
        try {
            return new Line(
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(line.toByteArray()))
                            .toString(),
                    null);
        } catch (CharacterCodingException e) {
            return new Line("", "The message is not UTF-8.");
        }
    }
}
