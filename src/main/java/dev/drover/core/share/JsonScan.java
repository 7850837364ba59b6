package dev.drover.core.share;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;

/// Looks through the bytes of one JSON text, once: is it one, and where in it are the fields that
/// matter? It makes nothing of it.
final class JsonScan {
    private static final int DEEPEST = 500;

    private final byte[] bytes;
    private int at;
    private final int end;
    private int depth;

    /// Where a value begins, and where it has ended.
    record Span(int from, int to) {}

    /// The fields that it has.
    final Map<RpcField, Span> found = new EnumMap<>(RpcField.class);

    JsonScan(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /// The whole text is one object.
    void message() throws MalformedLineException {
        space();
        boolean object = peek() == '{';
        value(RpcField.TOP);
        space();
        if (at < end) {
            throw broken();
        }
        if (!object) {
            throw new MalformedLineException("A message must be a JSON object.", false);
        }
    }

    /// Where the next element of an array begins and ends, from here on.
    ///
    /// @return the end of the element, -1 at the array's end
    int element(boolean first) throws MalformedLineException {
        space();
        if (first) {
            expect('[');
            space();
            if (peek() == ']') {
                throw new MalformedLineException("An empty batch asks for nothing.", false);
            }
        } else if (peek() == ',') {
            at++;
        } else {
            expect(']');
            space();
            if (at < end) {
                throw broken();
            }
            return -1;
        }
        space();
        start = at;
        depth = 0;
        value(null);
        return at;
    }

    /// Where the last element began.
    int start;

    private void value(RpcField.@Nullable Step step) throws MalformedLineException {
        switch (peek()) {
            case '{' -> object(step);
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        }
    }

    private void object(RpcField.@Nullable Step step) throws MalformedLineException {
        deeper();
        at++;
        space();
        if (peek() == '}') {
            at++;
            depth--;
            return;
        }
        while (true) {
            space();
            int key = at;
            string();
            RpcField.Step next = step == null ? null : step.next.get(text(bytes, key, at));
            space();
            expect(':');
            space();
            int value = at;
            value(next);
            if (next != null && next.field != null) {
                found(next.field, value);
            }
            space();
            if (peek() != ',') {
                expect('}');
                depth--;
                return;
            }
            at++;
        }
    }

    private void found(RpcField field, int start) throws MalformedLineException {
        if (found.put(field, new Span(start, at)) != null) {
            // One reader would believe the first, another one the last.
            throw new MalformedLineException("It has '" + field.path() + "' twice.", false);
        }
    }

    private void array() throws MalformedLineException {
        deeper();
        at++;
        space();
        if (peek() == ']') {
            at++;
            depth--;
            return;
        }
        while (true) {
            space();
            value(null);
            space();
            if (peek() != ',') {
                expect(']');
                depth--;
                return;
            }
            at++;
        }
    }

    private void deeper() throws MalformedLineException {
        if (++depth > DEEPEST) {
            throw new MalformedLineException("It is nested too deeply.", true);
        }
    }

    private void string() throws MalformedLineException {
        expect('"');
        while (at < end) {
            byte b = bytes[at++];
            if (b == '"') {
                return;
            }
            if (b == '\\') {
                escape();
            } else if (b >= 0 && b < 0x20) {
                throw broken();
            }
        }
        throw broken();
    }

    private void escape() throws MalformedLineException {
        int kind = peek();
        at++;
        if (kind == 'u') {
            for (int i = 0; i < 4; i++, at++) {
                if (Character.digit(peek(), 16) < 0) {
                    throw broken();
                }
            }
        } else if ("\"\\/bfnrt".indexOf(kind) < 0) {
            throw broken();
        }
    }

    private void number() throws MalformedLineException {
        if (peek() == '-') {
            at++;
        }
        if (peek() == '0') {
            at++;
        } else {
            digits();
        }
        if (peek() == '.') {
            at++;
            digits();
        }
        if (peek() == 'e' || peek() == 'E') {
            at++;
            if (peek() == '+' || peek() == '-') {
                at++;
            }
            digits();
        }
    }

    private void digits() throws MalformedLineException {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw broken();
        }
    }

    private void word(String word) throws MalformedLineException {
        for (int i = 0; i < word.length(); i++) {
            expect(word.charAt(i));
        }
    }

    private void expect(char wanted) throws MalformedLineException {
        if (peek() != wanted) {
            throw broken();
        }
        at++;
    }

    private void space() {
        while (at < end
                && (bytes[at] == ' '
                        || bytes[at] == '\t'
                        || bytes[at] == '\r'
                        || bytes[at] == '\n')) {
            at++;
        }
    }

    private int peek() {
        return at < end ? bytes[at] : -1;
    }

    private MalformedLineException broken() {
        return new MalformedLineException(
                at >= end
                        ? "It is no JSON: it ends too early."
                        : "It is no JSON from byte " + at + ".",
                true);
    }

    /// What a JSON string says.
    static String text(byte[] bytes, int from, int to) {
        String raw = new String(bytes, from + 1, to - from - 2, StandardCharsets.UTF_8);
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char kind = raw.charAt(++i);
            switch (kind) {
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> text.append(kind);
            }
        }
        return text.toString();
    }
}
