package dev.drover.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The head of an answer and its body, read from a connection. Only what our own server sends is
/// understood: a length, chunks, or all until the end.
///
/// @param headers by lower-case name
record HttpAnswer(int status, Map<String, String> headers, InputStream body) {
    private static final int LONGEST_LINE = 64 * 1024;

    static HttpAnswer read(InputStream in) throws IOException {
        String first = line(in);
        while (first.startsWith("HTTP/1.1 100")) {
            headers(in);
            first = line(in);
        }
        if (!first.startsWith("HTTP/1.") || first.length() < 12) {
            throw new IOException("what answers is not Drover");
        }
        int status;
        try {
            status = Integer.parseInt(first, 9, 12, 10);
        } catch (NumberFormatException e) {
            throw new IOException("what answers is not Drover", e);
        }
        Map<String, String> headers = headers(in);
        return new HttpAnswer(status, headers, body(in, status, headers));
    }

    private static InputStream body(InputStream in, int status, Map<String, String> headers)
            throws IOException {
        if (status == 204 || status == 304) {
            return InputStream.nullInputStream();
        }
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            return new Chunks(in);
        }
        String length = headers.get("content-length");
        return length == null ? in : new Chunks(in, number(length, 10));
    }

    private static Map<String, String> headers(InputStream in) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        }
        return headers;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        while (true) {
            int b = in.read();
            if (b < 0) {
                throw new EOFException("the connection was closed");
            }
            if (b == '\n') {
                return line.toString();
            }
            if (b != '\r') {
                line.append((char) b);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("what answers is not Drover");
            }
        }
    }

    private static long number(String text, int radix) throws IOException {
        try {
            return Long.parseLong(text.strip(), radix);
        } catch (NumberFormatException e) {
            throw new IOException("what answers is not Drover", e);
        }
    }

    /// A body in one piece of a known length, or in many.
    private static final class Chunks extends InputStream {
        private final InputStream in;
        private final boolean many;
        private long left;
        private boolean started;
        private boolean ended;

        Chunks(InputStream in) {
            this.in = in;
            this.many = true;
        }

        Chunks(InputStream in, long length) {
            this.in = in;
            this.many = false;
            this.left = length;
            this.ended = length == 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (!ended && left == 0) {
                nextChunk();
            }
            if (ended) {
                return -1;
            }
            int count = in.read(buffer, offset, (int) Math.min(length, left));
            if (count < 0) {
                throw new EOFException("the answer broke off");
            }
            left -= count;
            ended = left == 0 && !many;
            return count;
        }

        /// The end of a chunk's line may come with the next chunk only, so it is not waited for
        /// before.
        private void nextChunk() throws IOException {
            if (started) {
                line(in);
            }
            started = true;
            String size = line(in);
            int extension = size.indexOf(';');
            left = number(extension < 0 ? size : size.substring(0, extension), 16);
            if (left == 0) {
                ended = true;
                line(in);
            }
        }
    }
}
