package dev.drover.setup.text;

import java.util.List;
import java.util.Optional;

/// A value of a JSON text, and where it stands.
///
/// @param from its first character
/// @param to behind its last character
/// @param text a string's meaning, any other scalar as it is written, empty for the rest
/// @param entries members or elements, in their order
public record Node(Kind kind, int from, int to, String text, List<Entry> entries) {
    public Node {
        entries = List.copyOf(entries);
    }

    /// What kind of value it is, in words for people.
    public enum Kind {
        OBJECT("an object"),
        LIST("a list"),
        STRING("a text"),
        NUMBER("a number"),
        WORD("true, false or null");

        public final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /// A member of an object, or an element of a list.
    ///
    /// @param name the meaning of the member's name, empty for an element
    /// @param from where it begins: at its name, if it has one
    public record Entry(String name, int from, Node value) {
        public int to() {
            return value.to();
        }
    }

    public boolean is(Kind wanted) {
        return kind == wanted;
    }

    /// Of several members with this name the last one counts, as it does for those who read the
    /// file.
    public Optional<Node> member(String name) {
        return kind == Kind.OBJECT
                ? entries.reversed().stream()
                        .filter(e -> e.name().equals(name))
                        .findFirst()
                        .map(Entry::value)
                : Optional.empty();
    }

    /// The meaning of a member that is a text.
    public Optional<String> string(String name) {
        return member(name).filter(n -> n.is(Kind.STRING)).map(Node::text);
    }

    /// A switch that is on.
    public boolean isOn(String name) {
        return member(name).filter(n -> n.is(Kind.WORD) && n.text().equals("true")).isPresent();
    }

    /// The number of the entry that holds this value.
    int indexOf(Node value) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).value() == value) {
                return i;
            }
        }
        throw new IllegalArgumentException("not an entry of this one");
    }
}
