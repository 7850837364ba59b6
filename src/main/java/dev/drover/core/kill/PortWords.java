package dev.drover.core.kill;

import dev.drover.core.kill.KillTarget.Port;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// The words after `lsof`, `fuser` and `kill-port`: who holds a port.
final class PortWords {
    private static final Pattern PORTS =
            Pattern.compile("(?:tcp|udp)?[46]?(?:@[\\w.]*)?:(\\d{1,5}(?:,\\d{1,5}){0,20})");

    private PortWords() {}

    /// @param kills set to true in its first element if it does more than to list
    static ShellValue fuser(List<String> words, boolean[] kills) {
        boolean ports = false;
        List<KillTarget> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-n") || word.equals("--namespace")) {
                ports = ++i < words.size() && words.get(i).matches("tcp|udp");
            } else if (word.matches("-\\w*k\\w*|--kill")
                    && !KillWords.isSignal(word.substring(1))) {
                kills[0] = true;
                if (word.contains("i") && !word.startsWith("--")) {
                    return ShellValue.UNKNOWN;
                }
            } else if (word.startsWith("-")) {
                if (KillWords.isHarmless(word.substring(1))) {
                    return ShellValue.NOTHING;
                }
                if (!word.matches("-[vsauq46]+|--(verbose|silent)")
                        && !KillWords.isSignal(word.substring(1))) {
                    return ShellValue.UNKNOWN;
                }
            } else if (word.matches("\\d{1,5}/(tcp|udp)") || (ports && word.matches("\\d{1,5}"))) {
                found.add(new Port(Integer.parseInt(word.split("/")[0]), false, false));
            }
        }
        return ShellValue.pids(found);
    }

    static ShellValue lsof(List<String> words) {
        boolean terse = false;
        boolean listening = false;
        boolean portNext = false;
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (word.equals("-s") || word.startsWith("-sTCP")) {
                String state = word.equals("-s") && i + 1 < words.size() ? words.get(++i) : word;
                listening = state.endsWith("TCP:LISTEN");
                continue;
            }
            String address = word;
            if (word.startsWith("-")) {
                int inside = word.indexOf('i');
                String letters = inside < 0 ? word.substring(1) : word.substring(1, inside);
                if (!letters.matches("[tnPa]*")) {
                    return ShellValue.UNKNOWN;
                }
                terse |= letters.contains("t");
                if (inside < 0) {
                    continue;
                }
                address = word.substring(inside + 1);
                portNext = address.isEmpty();
                if (portNext) {
                    continue;
                }
            } else if (!portNext) {
                return ShellValue.UNKNOWN;
            }
            portNext = false;
            var named = PORTS.matcher(address.toLowerCase(Locale.ROOT));
            if (!named.matches()) {
                return ShellValue.UNKNOWN;
            }
            for (String port : named.group(1).split(",")) {
                ports.add(Integer.valueOf(port));
            }
        }
        boolean only = listening;
        return ports.isEmpty()
                ? ShellValue.UNKNOWN
                : ShellValue.lines(
                        ports.stream().map(port -> new Port(port, !only, only)).toList(),
                        terse ? 0 : 2);
    }

    /// The `kill-port` of npm: whoever listens there.
    static ShellValue killPort(List<String> words) {
        return ShellValue.pids(
                words.stream()
                        .filter(word -> word.matches("\\d{1,5}"))
                        .map(word -> new Port(Integer.parseInt(word), false, true))
                        .toList());
    }
}
