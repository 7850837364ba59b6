package dev.drover.core.kill;

import dev.drover.core.kill.KillTarget.Chosen;
import dev.drover.core.kill.KillTarget.Pick;
import dev.drover.core.kill.ProcessTest.Kind;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The words after `pgrep` and `pkill`, which choose alike.
final class PgrepWords {
    private final String me;
    private final List<ProcessTest> tests = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();
    private Pick pick = Pick.ALL;
    private boolean whole;
    private boolean line;
    private boolean ignoreCase;
    private boolean inverse;
    private boolean mine;
    private boolean harmless;
    private boolean listed;

    private PgrepWords(String me) {
        this.me = me;
    }

    /// @param kills `pkill`, whose first options may be a signal
    static ShellValue read(List<String> words, boolean kills, String me) {
        PgrepWords read = new PgrepWords(me);
        if (!read.options(words, kills)) {
            return ShellValue.UNKNOWN;
        }
        return read.harmless ? ShellValue.NOTHING : read.chosen();
    }

    private boolean options(List<String> words, boolean kills) {
        boolean open = true;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : null;
            if (!open || !word.startsWith("-") || word.equals("-")) {
                patterns.add(word);
            } else if (word.equals("--")) {
                open = false;
            } else if (kills && KillWords.isSignal(word.substring(1))) {
                harmless |= KillWords.isHarmless(word.substring(1));
            } else if (word.startsWith("--")) {
                int equals = word.indexOf('=');
                String value = equals > 0 ? word.substring(equals + 1) : next;
                String name = equals > 0 ? word.substring(0, equals) : word;
                char letter = letter(name);
                if (!one(letter, value)) {
                    return false;
                }
                i += takesValue(letter) && equals < 0 ? 1 : 0;
            } else {
                for (int at = 1; at < word.length(); at++) {
                    char letter = word.charAt(at);
                    boolean takes = takesValue(letter);
                    String attached = word.substring(at + 1);
                    if (!one(letter, attached.isEmpty() ? next : attached)) {
                        return false;
                    }
                    if (takes) {
                        i += attached.isEmpty() ? 1 : 0;
                        break;
                    }
                }
            }
        }
        return true;
    }

    private static char letter(String name) {
        return switch (name) {
            case "--full" -> 'f';
            case "--exact" -> 'x';
            case "--ignore-case" -> 'i';
            case "--newest" -> 'n';
            case "--oldest" -> 'o';
            case "--inverse" -> 'v';
            case "--parent" -> 'P';
            case "--pgroup" -> 'g';
            case "--euid" -> 'u';
            case "--uid" -> 'U';
            case "--signal" -> 'S';
            case "--echo" -> 'e';
            case "--list-name", "--list-full" -> 'l';
            default -> '?';
        };
    }

    private static boolean takesValue(char letter) {
        return "PguUSd".indexOf(letter) >= 0;
    }

    private boolean one(char letter, @Nullable String value) {
        if (takesValue(letter) && value == null) {
            return false;
        }
        switch (letter) {
            case 'f' -> line = true;
            case 'x' -> whole = true;
            case 'i' -> ignoreCase = true;
            case 'n' -> pick = Pick.NEWEST;
            case 'o' -> pick = Pick.OLDEST;
            case 'v' -> inverse = true;
            case 'l', 'a' -> listed = true;
            case 'e', 'd' -> {
                // How it is printed changes nothing.
            }
            case 'S' -> harmless |= KillWords.isHarmless(String.valueOf(value));
            case 'P', 'g' -> {
                String number = String.valueOf(value);
                if (!number.matches("[1-9]\\d*")) {
                    return false;
                }
                tests.add(ProcessTest.of(letter == 'P' ? Kind.PARENT : Kind.GROUP, number));
            }
            case 'u', 'U' -> {
                mine = true;
                return KillWords.isMe(String.valueOf(value), me);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private ShellValue chosen() {
        if (patterns.size() > 1 || (patterns.isEmpty() && tests.isEmpty() && !mine)) {
            return ShellValue.NOTHING; // refused by the tool itself
        }
        if (!patterns.isEmpty()) {
            Optional<Pattern> pattern =
                    PosixPattern.extended(
                            whole ? "^(" + patterns.getFirst() + ")$" : patterns.getFirst(),
                            ignoreCase);
            if (pattern.isEmpty()) {
                return ShellValue.UNKNOWN;
            }
            tests.add(ProcessTest.matching(line ? Kind.LINE : Kind.NAME, pattern.get(), inverse));
        }
        if (inverse && tests.size() != 1) {
            return ShellValue.UNKNOWN;
        }
        return ShellValue.lines(List.of(new Chosen(tests, pick)), listed ? 1 : 0);
    }
}
