package dev.drover.setup.text;

import dev.drover.setup.text.Node.Entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How a JSON text is laid out, and how new values are written so that they look like the others.
///
/// @param eol its line end
/// @param unit one step of indentation
/// @param colon what stands between a name and its value
/// @param lines true if it has more than one line
record Layout(String eol, String unit, String colon, boolean lines) {
    static final Layout USUAL = new Layout("\n", "  ", ": ", true);

    static Layout of(String text, Node root) {
        int newline = text.indexOf('\n');
        String eol = newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : USUAL.eol;
        boolean lines =
                root.entries().isEmpty()
                        || text.substring(root.from(), root.to()).indexOf('\n') >= 0;
        return new Layout(
                eol,
                unit(text, root).orElse(USUAL.unit),
                colon(text, root).orElse(USUAL.colon),
                lines);
    }

    /// From the first entry that has a line of its own.
    private static Optional<String> unit(String text, Node container) {
        String outer = Trivia.indent(text, container.from());
        for (Entry entry : container.entries()) {
            if (Trivia.startsLine(text, entry.from())) {
                String inner = Trivia.indent(text, entry.from());
                if (inner.startsWith(outer) && inner.length() > outer.length()) {
                    return Optional.of(inner.substring(outer.length()));
                }
            }
            Optional<String> deeper = unit(text, entry.value());
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> colon(String text, Node container) {
        for (Entry entry : container.entries()) {
            if (container.is(Node.Kind.OBJECT)) {
                String between = betweenNameAndValue(text, entry);
                boolean plain = between.chars().allMatch(c -> c == ':' || Trivia.isBlank((char) c));
                if (plain && between.length() <= 3) {
                    return Optional.of(between);
                }
            }
            Optional<String> deeper = colon(text, entry.value());
            if (deeper.isPresent()) {
                return deeper;
            }
        }
        return Optional.empty();
    }

    private static String betweenNameAndValue(String text, Entry entry) {
        int at = entry.from() + 1;
        while (text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        return text.substring(at + 1, entry.value().from());
    }

    /// What stands behind a comma within a line.
    String gap() {
        return colon.endsWith(" ") ? " " : "";
    }

    /// An entry over several lines; the first one has no indentation.
    ///
    /// @param name of the member; empty for an element
    /// @param indent of the line on which it begins
    String tall(String name, Object value, String indent) {
        StringBuilder out = new StringBuilder();
        name(out, name);
        tall(out, value, indent);
        return out.toString();
    }

    private void tall(StringBuilder out, Object value, String indent) {
        String inner = eol + indent + unit;
        String end = "";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('{');
            for (var member : map.entrySet()) {
                out.append(end).append(inner);
                name(out, member.getKey().toString());
                tall(out, member.getValue(), indent + unit);
                end = ",";
            }
            out.append(eol).append(indent).append('}');
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('[');
            for (Object element : list) {
                out.append(end).append(inner);
                tall(out, element, indent + unit);
                end = ",";
            }
            out.append(eol).append(indent).append(']');
        } else {
            flat(out, value);
        }
    }

    /// An entry on one line.
    String flat(String name, Object value) {
        StringBuilder out = new StringBuilder();
        name(out, name);
        flat(out, value);
        return out.toString();
    }

    private void flat(StringBuilder out, Object value) {
        String end = "";
        if (value instanceof Map<?, ?> map) {
            out.append('{');
            for (var member : map.entrySet()) {
                out.append(end);
                name(out, member.getKey().toString());
                flat(out, member.getValue());
                end = "," + gap();
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            for (Object element : list) {
                out.append(end);
                flat(out, element);
                end = "," + gap();
            }
            out.append(']');
        } else {
            out.append(value instanceof String string ? quoted(string) : value);
        }
    }

    private void name(StringBuilder out, String name) {
        if (!name.isEmpty()) {
            out.append(quoted(name)).append(colon);
        }
    }

    static String quoted(String meaning) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < meaning.length(); i++) {
            char c = meaning.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean alone = Character.isSurrogate(c) && !isPaired(meaning, i);
                    out.append(
                            c < ' ' || alone
                                    ? String.format(Locale.ROOT, "\\u%04x", (int) c)
                                    : String.valueOf(c));
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean isPaired(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
