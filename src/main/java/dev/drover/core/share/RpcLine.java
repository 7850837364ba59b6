package dev.drover.core.share;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// One message of JSON-RPC as it came: its bytes, and where in them the few things are that decide
/// to whom it goes.
public final class RpcLine {
    public enum Kind {
        REQUEST,
        NOTIFICATION,
        ANSWER
    }

    private final byte[] bytes;
    private final JsonScan scan;
    private final Kind kind;

    private RpcLine(byte[] bytes, JsonScan scan) throws MalformedLineException {
        this.bytes = bytes;
        this.scan = scan;
        this.kind = judge();
    }

    /// @param bytes one message, kept
    /// @throws MalformedLineException if it is no message
    public static RpcLine read(byte[] bytes) throws MalformedLineException {
        JsonScan scan = new JsonScan(bytes, 0, bytes.length);
        scan.message();
        return new RpcLine(bytes, scan);
    }

    /// The messages of a batch, each by itself; of anything else that one.
    public static List<byte[]> split(byte[] bytes) throws MalformedLineException {
        int first = 0;
        while (first < bytes.length && (bytes[first] == ' ' || bytes[first] == '\t')) {
            first++;
        }
        if (first == bytes.length || bytes[first] != '[') {
            return List.of(bytes);
        }
        List<byte[]> parts = new ArrayList<>();
        JsonScan scan = new JsonScan(bytes, 0, bytes.length);
        int end = scan.element(true);
        while (end >= 0) {
            parts.add(Arrays.copyOfRange(bytes, scan.start, end));
            end = scan.element(false);
        }
        return parts;
    }

    private Kind judge() throws MalformedLineException {
        boolean id = has(RpcField.ID);
        if (id && first(RpcField.ID) != '"' && !isNumber(first(RpcField.ID))) {
            boolean refused = has(RpcField.ERROR) && !has(RpcField.METHOD);
            if (!refused) {
                throw new MalformedLineException("Its id is neither a text nor a number.", false);
            }
        }
        if (has(RpcField.METHOD)) {
            if (first(RpcField.METHOD) != '"') {
                throw new MalformedLineException("Its method is no text.", false);
            }
            if (has(RpcField.RESULT) || has(RpcField.ERROR)) {
                throw new MalformedLineException("It is a question and an answer at once.", false);
            }
            return id ? Kind.REQUEST : Kind.NOTIFICATION;
        }
        if (id && has(RpcField.RESULT) != has(RpcField.ERROR)) {
            return Kind.ANSWER;
        }
        throw new MalformedLineException("It is neither a request nor an answer.", false);
    }

    private static boolean isNumber(byte b) {
        return b == '-' || (b >= '0' && b <= '9');
    }

    public Kind kind() {
        return kind;
    }

    public boolean has(RpcField field) {
        return scan.found.containsKey(field);
    }

    /// The value's own characters: of a text with its quotes and escapes; empty if there is none.
    public String raw(RpcField field) {
        JsonScan.Span span = scan.found.get(field);
        return span == null ? "" : new String(bytes, span.from(), span.to() - span.from(), UTF_8);
    }

    /// What the value says; empty if there is none.
    public String text(RpcField field) {
        JsonScan.Span span = scan.found.get(field);
        return span != null && bytes[span.from()] == '"'
                ? JsonScan.text(bytes, span.from(), span.to())
                : raw(field);
    }

    /// The value without the white space that means nothing: equal for equal values that were
    /// written in the same order.
    public String packed(RpcField field) {
        String raw = raw(field);
        StringBuilder packed = new StringBuilder(raw.length());
        boolean inside = false;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (inside && c == '\\') {
                packed.append(c).append(raw.charAt(++i));
                continue;
            }
            inside ^= c == '"';
            if (inside || (c != ' ' && c != '\t' && c != '\r' && c != '\n')) {
                packed.append(c);
            }
        }
        return packed.toString();
    }

    public String method() {
        return text(RpcField.METHOD);
    }

    /// The same bytes, the values of these fields replaced, if it has them.
    public byte[] with(Map<RpcField, String> values) {
        List<Map.Entry<RpcField, JsonScan.Span>> spans =
                scan.found.entrySet().stream()
                        .filter(found -> values.containsKey(found.getKey()))
                        .sorted(Comparator.comparingInt(found -> found.getValue().from()))
                        .toList();
        List<byte[]> parts = new ArrayList<>();
        int at = 0;
        int length = 0;
        for (Map.Entry<RpcField, JsonScan.Span> found : spans) {
            JsonScan.Span span = found.getValue();
            byte[] value = values.getOrDefault(found.getKey(), "").getBytes(UTF_8);
            parts.add(Arrays.copyOfRange(bytes, at, span.from()));
            parts.add(value);
            length += span.from() - at + value.length;
            at = span.to();
        }
        byte[] made = new byte[length + bytes.length - at];
        int to = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, made, to, part.length);
            to += part.length;
        }
        System.arraycopy(bytes, at, made, to, bytes.length - at);
        return made;
    }

    public byte[] bytes() {
        return bytes;
    }

    private byte first(RpcField field) {
        JsonScan.Span span = scan.found.get(field);
        return span == null ? 0 : bytes[span.from()];
    }
}
