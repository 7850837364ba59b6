package dev.drover.setup.text;

import dev.drover.setup.text.Node.Entry;
import dev.drover.setup.text.Node.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads JSON as a tree of places. Comments and a comma behind the last entry are passed over, as
/// the programs do that have such files; anything else that is no JSON is a fault.
final class JsonReader {
    private static final int DEEPEST = 200;
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    /// @return the one value of the text
    Node read() throws MalformedTextException {
        if (text.startsWith("\uFEFF")) {
            at = 1;
        }
        skip();
        Node root = value();
        skip();
        if (at < text.length()) {
            throw fault("something follows the end");
        }
        return root;
    }

    private Node value() throws MalformedTextException {
        return switch (peek()) {
            case '{' -> container(Kind.OBJECT, '}');
            case '[' -> container(Kind.LIST, ']');
            case '"' -> {
                int from = at;
                String meaning = string();
                yield new Node(Kind.STRING, from, at, meaning, List.of());
            }
            default -> scalar();
        };
    }

    private Node container(Kind kind, char close) throws MalformedTextException {
        if (++depth > DEEPEST) {
            throw fault("it is nested more than " + DEEPEST + " deep");
        }
        int from = at++;
        List<Entry> entries = new ArrayList<>();
        skip();
        while (peek() != close) {
            entries.add(entry(kind));
            skip();
            if (peek() == ',') {
                at++;
                skip();
            } else if (peek() != close) {
                throw fault("a comma or '" + close + "' is missing");
            }
        }
        at++;
        depth--;
        return new Node(kind, from, at, "", entries);
    }

    private Entry entry(Kind kind) throws MalformedTextException {
        int from = at;
        if (kind == Kind.LIST) {
            return new Entry("", from, value());
        }
        if (peek() != '"') {
            throw fault("a name in quotes is missing");
        }
        String name = string();
        skip();
        if (peek() != ':') {
            throw fault("a colon is missing");
        }
        at++;
        skip();
        return new Entry(name, from, value());
    }

    private Node scalar() throws MalformedTextException {
        int from = at;
        while (at < text.length() && " \t\r\n,]}/:\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(from, at);
        boolean known = word.equals("true") || word.equals("false") || word.equals("null");
        if (!known && !NUMBER.matcher(word).matches()) {
            at = from;
            throw fault("a value is missing");
        }
        return new Node(known ? Kind.WORD : Kind.NUMBER, from, at, word, List.of());
    }

    private String string() throws MalformedTextException {
        StringBuilder meaning = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            if (c < ' ') {
                throw fault("a text is not closed");
            }
            at++;
            if (c == '"') {
                return meaning.toString();
            }
            meaning.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() throws MalformedTextException {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++, at++) {
                    int digit = Character.digit(peek(), 16);
                    if (digit < 0 || peek() > 'f') {
                        throw fault("a text has a wrong \\u");
                    }
                    code = code * 16 + digit;
                }
                yield (char) code;
            }
            default -> throw fault("a text has a wrong \\");
        };
    }

    private void skip() throws MalformedTextException {
        int next = Trivia.skip(text, at);
        if (next < 0) {
            at = text.length();
            throw fault("a comment is not closed");
        }
        at = next;
    }

    /// @return the next character
    private char peek() throws MalformedTextException {
        if (at >= text.length()) {
            throw fault("it ends in the middle");
        }
        return text.charAt(at);
    }

    private MalformedTextException fault(String what) {
        long line =
                1
                        + text.substring(0, Math.min(at, text.length()))
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
        return new MalformedTextException("line " + line + ": " + what);
    }
}
