package dev.drover.cli.output;

/// One column of a table: how it gives way when the terminal is narrow.
///
/// @param least it is shortened down to this width and no further
/// @param good a width that reads well; columns of a rank from LUXURY on go to keep it
/// @param rank columns of a high rank go first when there is no room; 0 stays always
public record Column(String title, int least, int good, Cut cut, boolean right, int rank) {
    private static final int WHOLE = 1_000;

    /// From this rank on a column is only nice to know.
    public static final int LUXURY = 5;

    /// Where the text is cut when it is too long.
    public enum Cut {
        END,
        /// For paths and branches, whose ends tell more than their middles.
        MIDDLE
    }

    /// Never shortened.
    public static Column whole(String title, int rank) {
        return new Column(title, WHOLE, WHOLE, Cut.END, false, rank);
    }

    /// Numbers and ages: never shortened, at the right edge.
    public static Column number(String title, int rank) {
        return new Column(title, WHOLE, WHOLE, Cut.END, true, rank);
    }

    public static Column text(String title, int least, int good, int rank) {
        return new Column(title, least, good, Cut.END, false, rank);
    }

    public static Column path(String title, int least, int good, int rank) {
        return new Column(title, least, good, Cut.MIDDLE, false, rank);
    }

    String fit(String text, int columns, Look look) {
        if (Width.of(text) <= columns) {
            return text;
        }
        if (cut == Cut.END || columns < 5) {
            return Width.head(text, columns - 1) + look.ellipsis();
        }
        int tail = columns / 2;
        return Width.head(text, columns - 1 - tail) + look.ellipsis() + Width.tail(text, tail);
    }
}
