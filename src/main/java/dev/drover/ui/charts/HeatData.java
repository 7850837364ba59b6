package dev.drover.ui.charts;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Amounts in rows and columns.
///
/// @param rows names of the rows, in full
/// @param columns names of the columns, such as `14:00`
/// @param amounts row by row; null where there is nothing to know yet
public record HeatData(List<String> rows, List<String> columns, List<@Nullable Long> amounts) {
    /// How many strengths there are above nothing.
    static final int LEVELS = 5;

    public HeatData {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        amounts = Collections.unmodifiableList(new ArrayList<>(amounts));
        if (amounts.size() != rows.size() * columns.size()) {
            throw new IllegalArgumentException("there is not one amount for each cell");
        }
    }

    @Nullable Long at(int cell) {
        return amounts.get(cell);
    }

    String place(int cell) {
        return rows.get(cell / columns.size()) + ", " + columns.get(cell % columns.size());
    }

    /// The amounts at which the next level begins. Equally many cells are on each level, as far as
    /// that is possible: one night of work would leave everything else pale.
    long[] thresholds() {
        long[] some =
                amounts.stream()
                        .filter(amount -> amount != null && amount > 0)
                        .mapToLong(amount -> amount == null ? 0 : amount)
                        .sorted()
                        .toArray();
        long[] begins = new long[LEVELS];
        for (int level = 0; level < LEVELS; level++) {
            begins[level] = some.length == 0 ? Long.MAX_VALUE : some[level * some.length / LEVELS];
        }
        return begins;
    }

    /// @return 0 for nothing, else 1 to {@link #LEVELS}
    static int level(long amount, long[] thresholds) {
        return amount <= 0
                ? 0
                : (int) Arrays.stream(thresholds).filter(begin -> amount >= begin).count();
    }

    /// The cell with the greatest amount, -1 if there is none.
    int greatest() {
        int most = -1;
        long greatest = 0;
        for (int i = 0; i < amounts.size(); i++) {
            Long amount = amounts.get(i);
            if (amount != null && amount > greatest) {
                greatest = amount;
                most = i;
            }
        }
        return most;
    }

    /// As a table for spreadsheets: RFC 4180, one line for each row.
    String csv(Measure measure) {
        StringBuilder text = new StringBuilder(measure.unit());
        columns.forEach(name -> text.append(',').append(Csv.cell(name)));
        text.append("\r\n");
        for (int row = 0; row < rows.size(); row++) {
            text.append(Csv.cell(rows.get(row)));
            for (int column = 0; column < columns.size(); column++) {
                Long amount = at(row * columns.size() + column);
                text.append(',').append(amount == null ? "" : measure.exact(amount));
            }
            text.append("\r\n");
        }
        return text.toString();
    }
}
