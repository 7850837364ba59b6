package dev.drover.core.guard;

import java.util.ArrayList;
import java.util.List;

/// How two texts differ, line by line, as `-` and `+` with a few lines around.
public final class LineChanges {
    private static final int AROUND = 3;

    /// Beyond this what differs is told as a whole: nobody reads it line by line.
    private static final int MOST = 2_000;

    private LineChanges() {}

    /// One line of the answer: its mark and where it stands in the old or the new text.
    ///
    /// @param mark ` `, `-`, `+`, or `@` where lines were left out
    /// @param index of the line in the old text, in the new one for `+`; of no meaning for `@`
    public record Line(char mark, int index) {}

    /// @return empty if they are the same
    public static List<Line> of(List<String> old, List<String> now) {
        int start = 0;
        int most = Math.min(old.size(), now.size());
        while (start < most && old.get(start).equals(now.get(start))) {
            start++;
        }
        int end = 0;
        while (end < most - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        if (start == old.size() && start == now.size()) {
            return List.of();
        }
        List<Line> all = new ArrayList<>();
        for (int i = 0; i < start; i++) {
            all.add(new Line(' ', i));
        }
        middle(old, now, start, end, all);
        for (int i = old.size() - end; i < old.size(); i++) {
            all.add(new Line(' ', i));
        }
        return shortened(all);
    }

    private static void middle(
            List<String> old, List<String> now, int start, int end, List<Line> all) {
        int rows = old.size() - start - end;
        int columns = now.size() - start - end;
        if (rows > MOST || columns > MOST) {
            for (int i = 0; i < rows; i++) {
                all.add(new Line('-', start + i));
            }
            for (int j = 0; j < columns; j++) {
                all.add(new Line('+', start + j));
            }
            return;
        }
        int[][] common = common(old, now, start, rows, columns);
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && old.get(start + i).equals(now.get(start + j))) {
                all.add(new Line(' ', start + i));
                i++;
                j++;
            } else if (j == columns || (i < rows && common[i + 1][j] >= common[i][j + 1])) {
                all.add(new Line('-', start + i));
                i++;
            } else {
                all.add(new Line('+', start + j));
                j++;
            }
        }
    }

    /// How many lines the rests have in common.
    private static int[][] common(
            List<String> old, List<String> now, int start, int rows, int columns) {
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(start + i).equals(now.get(start + j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<Line> shortened(List<Line> all) {
        boolean[] near = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).mark() != ' ') {
                int last = Math.min(all.size() - 1, i + AROUND);
                for (int j = Math.max(0, i - AROUND); j <= last; j++) {
                    near[j] = true;
                }
            }
        }
        List<Line> told = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (near[i]) {
                told.add(all.get(i));
            } else if (told.isEmpty() || told.getLast().mark() != '@') {
                told.add(new Line('@', i));
            }
        }
        return told;
    }
}
