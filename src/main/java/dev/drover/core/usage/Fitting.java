package dev.drover.core.usage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Puts units on one line so that they fit: first what matters least is said in fewer columns, then
/// it is left out, then what is left is said in full again if it may; one alone is cut.
final class Fitting {
    private static final String RESET = "\u001b[0m";

    /// What stays or goes as a whole: a segment with its label.
    ///
    /// @param part units of the same part stand beside each other
    /// @param separator from the part before, if there is one on the line
    /// @param space from the unit before in the same part
    /// @param priority the smallest goes first
    record Unit(
            int part,
            String separator,
            String space,
            int priority,
            List<Piece> full,
            List<Piece> brief) {}

    private final List<Unit> units;
    private final Set<Unit> brief = new HashSet<>();

    private Fitting(List<Unit> units) {
        this.units = new ArrayList<>(units);
    }

    /// @param columns 0 for as many as it takes
    static String line(List<Unit> units, int columns, boolean colours) {
        Fitting fitting = new Fitting(units);
        List<Piece> pieces = fitting.pieces();
        if (columns > 0) {
            for (Unit unit : fitting.leastFirst()) {
                if (width(pieces) > columns) {
                    fitting.brief.add(unit);
                    pieces = fitting.pieces();
                }
            }
            for (Unit unit : fitting.leastFirst()) {
                if (width(pieces) > columns && fitting.units.size() > 1) {
                    fitting.units.remove(unit);
                    pieces = fitting.pieces();
                }
            }
            pieces = cut(fitting.fuller(pieces, columns), columns);
        }
        return written(pieces, colours);
    }

    /// What was left out may leave room for more of what matters.
    private List<Piece> fuller(List<Piece> pieces, int columns) {
        List<Piece> best = pieces;
        for (Unit unit : leastFirst().reversed()) {
            if (brief.remove(unit)) {
                List<Piece> more = pieces();
                if (width(more) <= columns) {
                    best = more;
                } else {
                    brief.add(unit);
                }
            }
        }
        return best;
    }

    private List<Unit> leastFirst() {
        return units.stream().sorted(Comparator.comparingInt(Unit::priority)).toList();
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        int part = -1;
        for (Unit unit : units) {
            if (part >= 0) {
                boolean beside = unit.part() == part;
                pieces.add(
                        Piece.of(
                                beside ? unit.space() : unit.separator(),
                                beside ? Tint.PLAIN : Tint.DIM));
            }
            part = unit.part();
            pieces.addAll(brief.contains(unit) ? unit.brief() : unit.full());
        }
        return pieces;
    }

    private static int width(List<Piece> pieces) {
        return pieces.stream().mapToInt(Piece::width).sum();
    }

    private static List<Piece> cut(List<Piece> pieces, int columns) {
        if (width(pieces) <= columns) {
            return pieces;
        }
        List<Piece> cut = new ArrayList<>();
        int left = columns;
        for (Piece piece : pieces) {
            // Where the line ends, no piece follows in what would be left of it.
            Piece kept = left > 0 || piece.escape() ? piece.cutTo(left) : Piece.plain("");
            left = kept.text().equals(piece.text()) ? left - kept.width() : 0;
            cut.add(kept);
        }
        return cut;
    }

    private static String written(List<Piece> pieces, boolean colours) {
        StringBuilder line = new StringBuilder();
        boolean open = false;
        for (Piece piece : pieces) {
            if (!colours) {
                line.append(piece.escape() ? "" : piece.text());
            } else if (piece.escape()) {
                line.append(piece.text());
                open = !piece.text().equals(RESET) && !piece.text().equals("\u001b[m");
            } else {
                line.append(piece.tint().on(piece.text()));
                open &= piece.tint() == Tint.PLAIN;
            }
        }
        return line.append(open ? RESET : "").toString();
    }
}
