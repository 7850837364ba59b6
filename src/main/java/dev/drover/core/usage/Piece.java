package dev.drover.core.usage;

/// A piece of a line in one colour.
///
/// @param escape a colour of the template's own, which takes no room
record Piece(String text, Tint tint, boolean escape) {
    static Piece of(String text, Tint tint) {
        return new Piece(text, tint, false);
    }

    static Piece plain(String text) {
        return of(text, Tint.PLAIN);
    }

    static Piece escape(String text) {
        return new Piece(text, Tint.PLAIN, true);
    }

    int width() {
        return escape ? 0 : TextWidth.of(text);
    }

    Piece cutTo(int columns) {
        return escape ? this : of(TextWidth.cut(text, columns), tint);
    }
}
