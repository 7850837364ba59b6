package dev.drover.cli.output;

import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

/// One cell of a table. Text from outside becomes safe here.
///
/// @param text never null; empty where the fact is absent
public record Cell(String text, Tone tone) {
    private static final int LONGEST = 400;
    public static final Cell EMPTY = new Cell("", Tone.DIM);

    public Cell {
        text = VisibleText.line(text.strip(), LONGEST);
    }

    /// @param value null or empty for an absent fact
    public static Cell of(@Nullable Object value) {
        return of(value, Tone.PLAIN);
    }

    public static Cell of(@Nullable Object value, Tone tone) {
        return value == null ? EMPTY : new Cell(value.toString(), tone);
    }
}
