package dev.drover.setup.text;

import java.util.ArrayList;
import java.util.List;

/// What two texts differ in, as the lines of a unified diff.
public final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final long MOST_CELLS = 4_000_000;

    private final List<String> lines = new ArrayList<>();
    private final String[] before;
    private final String[] after;

    private UnifiedDiff(String before, String after) {
        this.before = split(before);
        this.after = split(after);
    }

    private static String[] split(String text) {
        return text.isEmpty() ? new String[0] : text.split("(?<=\n)");
    }

    /// @return lines that begin with a blank, `+`, `-` or `@@`; none if the texts are the same
    public static List<String> of(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        UnifiedDiff diff = new UnifiedDiff(before, after);
        diff.write(diff.kept());
        return List.copyOf(diff.lines);
    }

    /// For each line of the first text its number in the second one, or -1.
    private int[] kept() {
        int[] kept = new int[before.length];
        int start = 0;
        int end = 0;
        int shortest = Math.min(before.length, after.length);
        while (start < shortest && before[start].equals(after[start])) {
            kept[start] = start;
            start++;
        }
        while (end < shortest - start
                && before[before.length - 1 - end].equals(after[after.length - 1 - end])) {
            end++;
            kept[before.length - end] = after.length - end;
        }
        middle(kept, start, before.length - end, after.length - end);
        return kept;
    }

    /// The longest common part of what is between the common ends.
    private void middle(int[] kept, int start, int toBefore, int toAfter) {
        int height = toBefore - start;
        int width = toAfter - start;
        if ((long) height * width > MOST_CELLS) {
            java.util.Arrays.fill(kept, start, toBefore, -1);
            return;
        }
        int[][] length = new int[height + 1][width + 1];
        for (int i = height - 1; i >= 0; i--) {
            for (int j = width - 1; j >= 0; j--) {
                length[i][j] =
                        before[start + i].equals(after[start + j])
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        int j = 0;
        for (int i = 0; i < height; i++) {
            while (j < width
                    && !before[start + i].equals(after[start + j])
                    && length[i][j + 1] >= length[i + 1][j]
                    && length[i][j + 1] > 0) {
                j++;
            }
            boolean same = j < width && before[start + i].equals(after[start + j]);
            kept[start + i] = same ? start + j++ : -1;
        }
    }

    private void write(int[] kept) {
        List<String> all = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < before.length; i++) {
            if (kept[i] < 0) {
                all.add("-" + before[i]);
                continue;
            }
            while (next < kept[i]) {
                all.add("+" + after[next++]);
            }
            all.add(" " + before[i]);
            next++;
        }
        while (next < after.length) {
            all.add("+" + after[next++]);
        }
        hunks(all);
    }

    private void hunks(List<String> all) {
        int at = 0;
        int from = 1;
        int to = 1;
        while (at < all.size()) {
            if (!changesWithin(all, at)) {
                at++;
                from++;
                to++;
                continue;
            }
            int end = at;
            while (end < all.size() && (changesWithin(all, end) || changedBefore(all, end, at))) {
                end++;
            }
            List<String> hunk = all.subList(at, end);
            int minus = (int) hunk.stream().filter(l -> l.charAt(0) != '+').count();
            int plus = (int) hunk.stream().filter(l -> l.charAt(0) != '-').count();
            lines.add("@@ -" + place(from, minus) + " +" + place(to, plus) + " @@");
            hunk.forEach(line -> lines.add(line.replaceFirst("\r?\n$", "")));
            from += minus;
            to += plus;
            at = end;
        }
    }

    /// A place without lines is named by the line before it.
    private static String place(int from, int count) {
        return (count == 0 ? from - 1 : from) + "," + count;
    }

    /// Is one of the next lines a change?
    private static boolean changesWithin(List<String> all, int at) {
        int end = Math.min(all.size(), at + CONTEXT + 1);
        return all.subList(at, end).stream().anyMatch(l -> l.charAt(0) != ' ');
    }

    private static boolean changedBefore(List<String> all, int at, int since) {
        return all.subList(Math.max(since, at - CONTEXT), at).stream()
                .anyMatch(l -> l.charAt(0) != ' ');
    }
}
