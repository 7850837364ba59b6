package dev.drover.ipc;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A request that has arrived whole, in the plain form that our own client sends: a POST with a
/// length, on a connection of its own, with no header but those the client knows. It understands no
/// more of HTTP than that; what differs in anything is no plain request and takes Jetty's way.
final class PlainRequest implements Request {
    private static final String METHOD = "POST";
    private static final byte[] START = ascii("POST /");
    private static final byte[] VERSION = ascii(" HTTP/1.1\r\n");
    private static final String LENGTH = "Content-Length";
    private static final String OURS = "Drover-";
    private static final int LONGEST_HEAD = 16 * 1024;
    private static final int LONGEST_LENGTH = 9;

    /// What these say is fixed, so that nothing about hosts, types or kept connections is left to
    /// be checked.
    private static final Map<String, String> FIXED =
            Map.of("Host", "drover", "Connection", "close", "Content-Type", "application/json");

    private final Peer peer;
    private final byte[] bytes;
    private final String path;
    private final Map<String, String> headers;
    private final int bodyAt;
    private Map<String, String> params = Map.of();

    private PlainRequest(
            Peer peer, byte[] bytes, String path, Map<String, String> headers, int bodyAt) {
        this.peer = peer;
        this.bytes = bytes;
        this.path = path;
        this.headers = headers;
        this.bodyAt = bodyAt;
    }

    /// @param bytes all that has arrived on the connection; kept
    /// @return null if it is not plain, or not whole
    static @Nullable PlainRequest parse(byte[] bytes, Peer peer) {
        if (!isAt(bytes, 0, START)) {
            return null;
        }
        int pathEnd = endOfPath(bytes, START.length);
        if (!isAt(bytes, pathEnd, VERSION)) {
            return null;
        }
        String path = text(bytes, START.length - 1, pathEnd);
        Map<String, String> headers = HashMap.newHashMap(24);
        int at = pathEnd + VERSION.length;
        while (at < bytes.length && bytes[at] != '\r') {
            at = header(bytes, at, headers);
            if (at < 0 || at > LONGEST_HEAD) {
                return null;
            }
        }
        int bodyAt = at + 2;
        boolean ended = bodyAt <= bytes.length && bytes[at + 1] == '\n';
        return ended && hasLength(headers, bytes.length - bodyAt)
                ? new PlainRequest(peer, bytes, path, headers, bodyAt)
                : null;
    }

    /// Called once, before the handler sees it.
    void matched(RouteTable.Match match) {
        params = match.params();
    }

    int bodyLength() {
        return bytes.length - bodyAt;
    }

    @Override
    public Peer peer() {
        return peer;
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String param(String name) {
        String value = params.get(name);
        if (value == null) {
            throw new IllegalArgumentException("No such path parameter: " + name);
        }
        return value;
    }

    @Override
    public Optional<String> query(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    @Override
    public InputStream body() {
        return new ByteArrayInputStream(bytes, bodyAt, bodyLength());
    }

    @Override
    public <T> T json(Class<T> type) throws IOException {
        return JsonBody.read(body(), type);
    }

    private static int endOfPath(byte[] bytes, int from) {
        int at = from;
        while (at < bytes.length && (isWord(bytes[at]) || bytes[at] == '/')) {
            at++;
        }
        return at;
    }

    /// Takes one line, `Name: value`.
    ///
    /// @return where the next one begins, -1 if this one is not plain
    private static int header(byte[] bytes, int from, Map<String, String> headers) {
        int colon = endOfName(bytes, from);
        if (colon + 1 >= bytes.length || bytes[colon] != ':' || bytes[colon + 1] != ' ') {
            return -1;
        }
        int end = colon + 2;
        while (end < bytes.length && bytes[end] > ' ' && bytes[end] < 0x7f) {
            end++;
        }
        if (end + 1 >= bytes.length || bytes[end] != '\r' || bytes[end + 1] != '\n') {
            return -1;
        }
        String name = text(bytes, from, colon);
        String value = text(bytes, colon + 2, end);
        boolean known =
                name.startsWith(OURS) || name.equals(LENGTH) || value.equals(FIXED.get(name));
        return known && headers.put(name, value) == null ? end + 2 : -1;
    }

    /// A name is plain if every word of it has one capital, its first letter: there is one way only
    /// to write it, so that it can be looked up as it is.
    private static int endOfName(byte[] bytes, int from) {
        boolean first = true;
        int at = from;
        while (at < bytes.length && isWord(bytes[at])) {
            byte c = bytes[at];
            if (c == '_' || (c >= 'A' && c <= 'Z') != first) {
                return bytes.length;
            }
            first = c == '-';
            at++;
        }
        return at;
    }

    private static boolean hasLength(Map<String, String> headers, int length) {
        String said = headers.getOrDefault(LENGTH, "");
        return headers.keySet().containsAll(FIXED.keySet())
                && said.length() <= LONGEST_LENGTH
                && said.equals(Integer.toString(length));
    }

    private static boolean isWord(byte c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_';
    }

    private static boolean isAt(byte[] bytes, int at, byte[] wanted) {
        int end = at + wanted.length;
        return end <= bytes.length && Arrays.equals(bytes, at, end, wanted, 0, wanted.length);
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
