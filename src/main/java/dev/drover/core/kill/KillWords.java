package dev.drover.core.kill;

import dev.drover.core.kill.KillTarget.Chosen;
import dev.drover.core.kill.KillTarget.Pick;
import dev.drover.core.kill.ProcessTest.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words after `kill`, `killall`, `pidof` and `taskkill`. An option that is
/// not known here may change everything, so it makes the whole command unknown.
final class KillWords {
    private static final Set<String> SIGNALS =
            Set.of(
                    "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "IOT", "BUS", "FPE", "KILL",
                    "USR1", "SEGV", "USR2", "PIPE", "ALRM", "TERM", "STKFLT", "CHLD", "CONT",
                    "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
                    "WINCH", "IO", "POLL", "PWR", "SYS");

    /// These end nobody who has not asked for them.
    private static final Set<String> HARMLESS =
            Set.of("0", "CONT", "18", "WINCH", "28", "URG", "23", "CHLD", "17", "EXIT");

    private static final Pattern NUMBER = Pattern.compile("0*([1-9]\\d{0,9})");

    private KillWords() {}

    static boolean isSignal(String word) {
        String name = word.toUpperCase(Locale.ROOT);
        return name.matches("\\d{1,2}") || SIGNALS.contains(name.replaceFirst("^SIG", ""));
    }

    static boolean isHarmless(String signal) {
        return HARMLESS.contains(signal.toUpperCase(Locale.ROOT).replaceFirst("^SIG", ""));
    }

    /// `kill`: words that cannot be told are left out, the others are hit all the same.
    static List<KillTarget> kill(List<ShellValue> values) {
        List<KillTarget> found = new ArrayList<>();
        boolean options = true;
        boolean signalNext = false;
        for (ShellValue value : values) {
            if (!value.known() || value.column() > 0) {
                continue;
            }
            found.addAll(value.targets());
            for (String word : value.words()) {
                if (signalNext) {
                    signalNext = false;
                    options = false;
                    if (isHarmless(word)) {
                        return List.of();
                    }
                } else if (options && word.startsWith("-")) {
                    if (word.matches("-[lLp]|--(list|table|pid)(=.*)?")) {
                        return List.of();
                    }
                    signalNext = word.matches("-[sn]|--signal");
                    options = signalNext;
                    String signal = word.replaceFirst("^(--signal=|-)", "");
                    if (!signalNext && isHarmless(signal)) {
                        return List.of();
                    }
                } else if (!word.equals("--")) {
                    options = false;
                    pidOrGroup(word, found);
                }
            }
        }
        return found;
    }

    private static void pidOrGroup(String word, List<KillTarget> found) {
        boolean group = word.startsWith("-");
        var number = NUMBER.matcher(group ? word.substring(1) : word);
        if (!number.matches()) {
            return; // a job, the caller's own group (0), or no process at all
        }
        if (group && number.group(1).equals("1")) {
            found.add(new Chosen(List.of(), Pick.ALL));
        } else {
            Kind kind = group ? Kind.GROUP : Kind.PID;
            found.add(Chosen.of(ProcessTest.of(kind, number.group(1))));
        }
    }

    static ShellValue killall(List<String> words, String me) {
        boolean regex = false;
        boolean ignoreCase = false;
        boolean mine = false;
        List<String> names = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("-")) {
                names.add(word);
            } else if (word.matches("-s|--signal")) {
                if (++i < words.size() && isHarmless(words.get(i))) {
                    return ShellValue.NOTHING;
                }
            } else if (word.matches("-u|--user")) {
                if (++i >= words.size() || !isMe(words.get(i), me)) {
                    return ShellValue.UNKNOWN;
                }
                mine = true;
            } else if (word.equals("-l") || isHarmless(word.substring(1))) {
                return ShellValue.NOTHING;
            } else if (word.matches(
                    "-[egqvwrI]+|--(exact|quiet|verbose|wait|regexp|ignore-case)")) {
                regex |= word.matches("-\\w*r\\w*|--regexp");
                ignoreCase |= word.matches("-\\w*I\\w*|--ignore-case");
            } else if (!isSignal(word.substring(1)) && !word.equals("--")) {
                return ShellValue.UNKNOWN;
            }
        }
        if (names.isEmpty()) {
            return mine
                    ? ShellValue.pids(List.of(new Chosen(List.of(), Pick.ALL)))
                    : ShellValue.NOTHING;
        }
        List<KillTarget> found = new ArrayList<>();
        for (String name : names) {
            var pattern =
                    regex
                            ? PosixPattern.extended(name, ignoreCase)
                            : PosixPattern.exact(name, ignoreCase);
            if (regex || ignoreCase) {
                pattern.ifPresent(
                        p -> found.add(Chosen.of(ProcessTest.matching(Kind.NAME, p, false))));
            } else {
                found.add(Chosen.of(program(name)));
            }
        }
        return ShellValue.pids(found);
    }

    static boolean isMe(String user, String me) {
        return user.equals(ShellReader.ME) || user.equals(me);
    }

    private static ProcessTest program(String name) {
        return ProcessTest.of(name.startsWith("/") ? Kind.FILE : Kind.PROGRAM, name);
    }

    static ShellValue pidof(List<String> words) {
        return words.stream().anyMatch(word -> word.startsWith("-"))
                ? ShellValue.UNKNOWN
                : ShellValue.pids(words.stream().map(word -> Chosen.of(program(word))).toList());
    }

    static ShellValue taskkill(List<String> words) {
        List<KillTarget> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String option = words.get(i).toLowerCase(Locale.ROOT).replaceFirst("^(//|/|-)", "");
            String value = i + 1 < words.size() ? words.get(i + 1) : "";
            switch (option) {
                case "f", "t" -> {
                    // By force, and with its children: somebody is hit either way.
                }
                case "im" -> {
                    if (value.contains("*")) {
                        return ShellValue.UNKNOWN;
                    }
                    found.add(Chosen.of(ProcessTest.of(Kind.IMAGE, value)));
                    i++;
                }
                case "pid" -> {
                    pidOrGroup(value, found);
                    i++;
                }
                default -> {
                    return ShellValue.UNKNOWN;
                }
            }
        }
        return ShellValue.pids(found);
    }
}
