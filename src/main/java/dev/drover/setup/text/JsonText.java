package dev.drover.setup.text;

import dev.drover.setup.text.Node.Entry;

/// A JSON text with the tree of its places. Each change gives a new text in which every character
/// that is not part of the change stands as it stood; nothing is ever written anew.
///
/// @param text all of it, with its byte order mark if it has one
public record JsonText(String text, Node root, Layout layout) {

    public static JsonText read(String text) throws MalformedTextException {
        Node root = new JsonReader(text).read();
        return new JsonText(text, root, Layout.of(text, root));
    }

    /// After our own change, which keeps a text well-formed.
    private JsonText changed(String now) {
        try {
            return new JsonText(now, new JsonReader(now).read(), layout);
        } catch (MalformedTextException e) {
            throw new IllegalStateException("a change broke the text: " + e.getMessage(), e);
        }
    }

    /// A new text with nothing but this value, as programs write it.
    public static String fresh(Object value) {
        return Layout.USUAL.tall("", value, "") + "\n";
    }

    /// What stands between the quotes of a text with this meaning.
    public static String inside(String meaning) {
        String quoted = Layout.quoted(meaning);
        return quoted.substring(1, quoted.length() - 1);
    }

    /// Puts an entry before all others, so that no other line changes.
    ///
    /// @param name of the member; empty for an element
    /// @param value maps, lists, texts and numbers
    public JsonText insertFirst(Node container, String name, Object value) {
        int open = container.from() + 1;
        int line = Trivia.afterNewline(text, Trivia.lineEnd(text, open));
        boolean breaks = line > open && text.charAt(line - 1) == '\n';
        if (breaks) {
            String indent = indent(container);
            String comma = container.entries().isEmpty() ? "" : ",";
            return with(line, indent + layout.tall(name, value, indent) + comma + layout.eol());
        }
        if (container.entries().isEmpty()) {
            return intoEmpty(container, name, value);
        }
        String entry = layout.flat(name, value) + "," + layout.gap();
        return with(Trivia.skipBlanks(text, open), entry);
    }

    private JsonText intoEmpty(Node container, String name, Object value) {
        int close = container.to() - 1;
        if (!layout.lines() || !isBare(container)) {
            return with(close, layout.flat(name, value));
        }
        String outer = Trivia.indent(text, container.from());
        String inner = outer + layout.unit();
        String eol = layout.eol();
        return with(close, eol + inner + layout.tall(name, value, inner) + eol + outer);
    }

    /// Puts an element behind all others, so that their numbers stay.
    public JsonText append(Node container, String name, Object value) {
        if (container.entries().isEmpty()) {
            return insertFirst(container, name, value);
        }
        Entry last = container.entries().getLast();
        int comma = comma(last.to());
        if (Trivia.startsLine(text, container.to() - 1)) {
            String indent = indent(container);
            String line = layout.eol() + indent + layout.tall(name, value, indent);
            return comma >= 0
                    ? with(Trivia.lineEnd(text, comma + 1), line + ",")
                    : with(Trivia.lineEnd(text, last.to()), line, last.to());
        }
        return comma >= 0
                ? with(comma + 1, layout.gap() + layout.flat(name, value) + ",")
                : with(last.to(), "," + layout.gap() + layout.flat(name, value));
    }

    /// Gives a scalar another value.
    public JsonText replace(Node value, String meaning) {
        return changed(
                text.substring(0, value.from())
                        + Layout.quoted(meaning)
                        + text.substring(value.to()));
    }

    /// Gives a scalar another value, as it is to be written.
    public JsonText replaceRaw(Node value, String written) {
        return changed(text.substring(0, value.from()) + written + text.substring(value.to()));
    }

    /// How this value is written.
    public String written(Node value) {
        return text.substring(value.from(), value.to());
    }

    /// Takes an entry out, with the comma and the line that it had for itself.
    public JsonText remove(Node container, Node value) {
        return changed(new Removal(text, container, container.indexOf(value)).done());
    }

    /// Is there nothing in it, not even a comment?
    public boolean isBare(Node container) {
        return container.entries().isEmpty()
                && text.substring(container.from() + 1, container.to() - 1).isBlank();
    }

    /// Takes the white space out of a container that has nothing else.
    public JsonText collapse(Node container) {
        return isBare(container)
                ? changed(
                        text.substring(0, container.from() + 1)
                                + text.substring(container.to() - 1))
                : this;
    }

    /// The comma behind an entry; -1 if none is there.
    private int comma(int to) {
        int at = Trivia.skip(text, to);
        return at < text.length() && text.charAt(at) == ',' ? at : -1;
    }

    /// Of the entries of this container.
    private String indent(Node container) {
        for (Entry entry : container.entries()) {
            if (Trivia.startsLine(text, entry.from())) {
                return Trivia.indent(text, entry.from());
            }
        }
        int close = container.to() - 1;
        int outer = Trivia.startsLine(text, close) ? close : container.from();
        return Trivia.indent(text, outer) + layout.unit();
    }

    private JsonText with(int at, String added) {
        return changed(text.substring(0, at) + added + text.substring(at));
    }

    /// @param comma where a comma is added as well; not behind the first place
    private JsonText with(int at, String added, int comma) {
        return changed(
                text.substring(0, comma)
                        + ","
                        + text.substring(comma, at)
                        + added
                        + text.substring(at));
    }
}
