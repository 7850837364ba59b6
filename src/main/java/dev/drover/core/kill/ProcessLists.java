package dev.drover.core.kill;

import dev.drover.core.kill.KillTarget.Chosen;
import dev.drover.core.kill.KillTarget.Pick;
import dev.drover.core.kill.KillTarget.Port;
import dev.drover.core.kill.ProcessTest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lists of processes and what filters them on the way to `kill`: `ps`, `grep`, `awk`, `cut`.
final class ProcessLists {
    private static final Pattern AWK =
            Pattern.compile(
                    "\\s*((?:!?/(?:[^/\\\\]|\\\\.)+/(?:\\s*&&\\s*)?){0,8})(?:\\s*NR\\s*>\\s*1)?\\s*"
                            + "\\{\\s*print\\s+\\$(\\d)\\s*;?\\s*\\}\\s*");
    private static final Pattern AWK_TEST = Pattern.compile("(!?)/((?:[^/\\\\]|\\\\.)+)/");

    private ProcessLists() {}

    /// `ps`: everybody, with the pid in the column that its options make it have.
    static ShellValue ps(List<String> words) {
        int column = 0;
        for (String word : words) {
            String letters = word.startsWith("-") ? word.substring(1) : word;
            if (!letters.matches("[axuwefAHl]+") || (word.startsWith("-") && word.contains("u"))) {
                // With -u comes a name, unless it is the usual mistake for `aux`.
                if (!word.equals("-aux") && !word.equals("-auxww")) {
                    return ShellValue.UNKNOWN;
                }
            }
            boolean wide = letters.contains("u") || (word.startsWith("-") && letters.contains("f"));
            column = Math.max(column, letters.contains("l") ? 4 : wide ? 2 : 1);
        }
        return column == 0 || column == 4
                ? ShellValue.UNKNOWN
                : ShellValue.lines(List.of(new Chosen(List.of(), Pick.ALL)), column);
    }

    static ShellValue grep(String name, List<String> words, ShellValue input) {
        boolean extended = name.equals("egrep");
        boolean literal = name.equals("fgrep");
        boolean ignoreCase = false;
        boolean negated = false;
        boolean whole = false;
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-") || word.length() < 2 || !patterns.isEmpty()) {
                patterns.add(word);
                continue;
            }
            if (word.startsWith("--") && !word.equals("--")) {
                if (word.startsWith("--color")) {
                    continue;
                }
                return ShellValue.UNKNOWN;
            }
            for (char letter : word.substring(1).toCharArray()) {
                switch (letter) {
                    case 'E' -> extended = true;
                    case 'F' -> literal = true;
                    case 'i' -> ignoreCase = true;
                    case 'v' -> negated = true;
                    case 'w' -> whole = true;
                    case 'a', 's', '-', 'e' -> {
                        // No other lines come through with these.
                    }
                    default -> {
                        return ShellValue.UNKNOWN;
                    }
                }
            }
        }
        if (patterns.size() != 1 || input.column() == 0) {
            return ShellValue.UNKNOWN;
        }
        String text = patterns.getFirst();
        Optional<Pattern> pattern =
                literal
                        ? PosixPattern.literal(text, ignoreCase)
                        : extended
                                ? PosixPattern.extended(text, ignoreCase)
                                : PosixPattern.basic(text, ignoreCase);
        if (whole) {
            pattern = pattern.map(p -> Pattern.compile("\\b(?:" + p.pattern() + ")\\b", p.flags()));
        }
        boolean no = negated;
        return pattern.map(p -> input.narrowed(target -> narrowed(target, p, no)))
                .orElse(ShellValue.UNKNOWN);
    }

    private static ShellValue narrowed(KillTarget target, Pattern pattern, boolean negated) {
        return switch (target) {
            case Chosen(List<ProcessTest> tests, Pick pick)
                    when pick == Pick.ALL && pattern.pattern().indexOf('^') < 0 -> {
                List<ProcessTest> more = new ArrayList<>(tests);
                more.add(ProcessTest.matching(Kind.LINE, pattern, negated));
                yield ShellValue.pids(List.of(new Chosen(more, pick)));
            }
            case Port port when negated -> ShellValue.pids(List.of(port));
            case Port port when pattern.pattern().contains("LISTEN") ->
                    ShellValue.pids(List.of(new Port(port.number(), false, true)));
            default -> ShellValue.UNKNOWN;
        };
    }

    /// `awk '{print $2}'`, also with patterns before it.
    static ShellValue awk(List<String> words, ShellValue input) {
        Matcher program = AWK.matcher(words.size() == 1 ? words.getFirst() : "");
        if (!program.matches() || input.column() != Integer.parseInt(program.group(2))) {
            return ShellValue.UNKNOWN;
        }
        ShellValue lines = input;
        Matcher test = AWK_TEST.matcher(program.group(1));
        while (test.find()) {
            boolean negated = !test.group(1).isEmpty();
            Optional<Pattern> pattern = PosixPattern.extended(test.group(2), false);
            if (pattern.isEmpty()) {
                return ShellValue.UNKNOWN;
            }
            lines = lines.narrowed(target -> narrowed(target, pattern.get(), negated));
        }
        return lines.known() ? ShellValue.pids(lines.targets()) : lines;
    }

    /// `cut -d' ' -f2`, which only cuts well after `tr -s ' '`.
    static ShellValue cut(List<String> words, ShellValue input) {
        boolean fits =
                input.known()
                        && input.column() > 0
                        && (words.contains("-f" + input.column())
                                || words.contains(Integer.toString(input.column())));
        return fits ? ShellValue.pids(input.targets()) : ShellValue.UNKNOWN;
    }
}
