package dev.drover.core.kill;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a word stands for, or what a command prints, as far as the text tells.
///
/// @param words plain text, split at blanks
/// @param targets processes whose pids stand there
/// @param column where each line has the pid, 0 if there is nothing but pids
/// @param known false if anything of it cannot be told
record ShellValue(List<String> words, List<KillTarget> targets, int column, boolean known) {
    static final ShellValue UNKNOWN = new ShellValue(List.of(), List.of(), 0, false);

    /// Known to be of no interest: a job, the shell itself, nothing at all.
    static final ShellValue NOTHING = new ShellValue(List.of(), List.of(), 0, true);

    ShellValue {
        words = List.copyOf(words);
        targets = List.copyOf(targets);
    }

    static ShellValue text(String text) {
        return new ShellValue(List.of(text), List.of(), 0, true);
    }

    static ShellValue pids(List<? extends KillTarget> targets) {
        return lines(targets, 0);
    }

    static ShellValue lines(List<? extends KillTarget> targets, int column) {
        return new ShellValue(List.of(), List.copyOf(targets), column, true);
    }

    boolean isText() {
        return known && words.size() == 1 && targets.isEmpty();
    }

    /// As an unquoted variable is read.
    ShellValue split() {
        List<String> split = new ArrayList<>();
        for (String word : words) {
            for (String part : word.split("\\s+")) {
                if (!part.isEmpty()) {
                    split.add(part);
                }
            }
        }
        return new ShellValue(split, targets, column, known);
    }

    /// One after the other.
    static ShellValue joined(List<ShellValue> values) {
        List<String> words = new ArrayList<>();
        List<KillTarget> targets = new ArrayList<>();
        boolean known = true;
        int column = 0;
        for (ShellValue value : values) {
            words.addAll(value.words);
            targets.addAll(value.targets);
            known &= value.known;
            column = Math.max(column, value.column);
        }
        return new ShellValue(words, targets, column, known);
    }

    /// The same lines with each target narrowed; unknown if one cannot be.
    ShellValue narrowed(Function<KillTarget, ShellValue> narrow) {
        List<ShellValue> all = targets.stream().map(narrow).toList();
        ShellValue joined = joined(all);
        return known && joined.known && words.isEmpty()
                ? new ShellValue(List.of(), joined.targets, column, true)
                : UNKNOWN;
    }
}
