package dev.drover.cli.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/// Rows under aligned columns. On a terminal it fits the width: columns shrink to what is still
/// readable, then the least important ones are left out. In a pipe nothing is cut or left out, and
/// an absent fact is a `-`, so that the columns stay where they are.
public final class Table {
    private static final int GAP = 2;
    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();
    private final boolean titled;

    private Table(List<Column> columns, boolean titled) {
        this.columns = columns;
        this.titled = titled;
    }

    public static Table of(Column... columns) {
        return of(List.of(columns));
    }

    public static Table of(List<Column> columns) {
        return new Table(columns, true);
    }

    public static Table untitled(Column... columns) {
        return new Table(List.of(columns), false);
    }

    public Table row(Cell... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells, " + columns.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The lines without line ends; no blanks at their ends.
    public List<String> lines(Look look) {
        int[] natural = naturalWidths(look);
        int[] widths = look.terminal() ? fitted(natural, look.columns()) : natural;
        List<String> lines = new ArrayList<>();
        if (titled) {
            lines.add(line(columns.stream().map(c -> Cell.of(c.title(), Tone.DIM)), widths, look));
        }
        rows.forEach(row -> lines.add(line(row.stream(), widths, look)));
        return lines;
    }

    /// Widths of the widest cells; 0 for a column that nobody would miss.
    private int[] naturalWidths(Look look) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            for (List<Cell> row : rows) {
                widths[i] = Math.max(widths[i], Width.of(shown(row.get(i), look)));
            }
            boolean keep = widths[i] > 0 || !look.terminal();
            widths[i] = keep ? Math.max(widths[i], titleWidth(i)) : 0;
        }
        return widths;
    }

    private int titleWidth(int column) {
        return titled ? Width.of(columns.get(column).title()) : 0;
    }

    private static String shown(Cell cell, Look look) {
        return cell.text().isEmpty() && !look.terminal() ? "-" : cell.text();
    }

    private int[] fitted(int[] natural, int room) {
        int[] widths = natural.clone();
        while (total(shrunk(widths, Column::good)) > room && dropOne(widths, Column.LUXURY)) {
            // what is only nice to know goes before anything else is cut short
        }
        while (total(shrunk(widths, Column::least)) > room && dropOne(widths, 1)) {
            // one column less at a time, until the rest can shrink enough
        }
        int[] least = shrunk(widths, Column::least);
        for (int excess = total(widths) - room; excess > 0; excess--) {
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return squeezed(widths, room);
            }
            widths[widest]--;
        }
        return widths;
    }

    private int[] shrunk(int[] widths, ToIntFunction<Column> to) {
        int[] less = new int[widths.length];
        for (int i = 0; i < less.length; i++) {
            int floor = Math.max(titleWidth(i), to.applyAsInt(columns.get(i)));
            less[i] = Math.min(widths[i], floor);
        }
        return less;
    }

    /// @return false if no column of that rank or higher is left
    private boolean dropOne(int[] widths, int lowest) {
        int victim = -1;
        for (int i = 0; i < widths.length; i++) {
            int rank = columns.get(i).rank();
            boolean lower = victim < 0 || rank >= columns.get(victim).rank();
            if (widths[i] > 0 && rank >= lowest && lower) {
                victim = i;
            }
        }
        if (victim >= 0) {
            widths[victim] = 0;
        }
        return victim >= 0;
    }

    /// A terminal too narrow even for what stays always: the last columns give way.
    private static int[] squeezed(int[] widths, int room) {
        int excess = total(widths) - room;
        for (int i = widths.length - 1; i >= 0 && excess > 0; i--) {
            int taken = Math.min(excess, Math.max(0, widths[i] - 4));
            widths[i] -= taken;
            excess -= taken;
        }
        return widths;
    }

    private static int total(int[] widths) {
        int shown = (int) Arrays.stream(widths).filter(w -> w > 0).count();
        return Arrays.stream(widths).sum() + GAP * Math.max(0, shown - 1);
    }

    private String line(Stream<Cell> cells, int[] widths, Look look) {
        StringBuilder line = new StringBuilder();
        int pending = 0;
        int i = 0;
        for (Cell cell : (Iterable<Cell>) cells::iterator) {
            int width = widths[i];
            Column column = columns.get(i++);
            if (width == 0) {
                continue;
            }
            String text = column.fit(shown(cell, look), width, look);
            int blank = width - Width.of(text);
            line.repeat(' ', text.isEmpty() ? 0 : pending + (column.right() ? blank : 0));
            line.append(cell.tone().paint(text, look));
            int after = GAP + (column.right() && !text.isEmpty() ? 0 : blank);
            pending = text.isEmpty() ? pending + after : after;
        }
        return line.toString();
    }
}
