package dev.drover.core.kill;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Commands that only run another one: where that one begins.
final class Prefixes {
    /// Each with its options that take the next word.
    private static final Map<String, Set<String>> RUNNERS =
            Map.ofEntries(
                    Map.entry("sudo", Set.of("-u", "-g", "-h", "-p", "-C", "-T", "-r", "-t")),
                    Map.entry("doas", Set.of("-u", "-C")),
                    Map.entry("env", Set.of("-u", "-C", "--unset", "--chdir")),
                    Map.entry("nohup", Set.of()),
                    Map.entry("setsid", Set.of()),
                    Map.entry("command", Set.of()),
                    Map.entry("builtin", Set.of()),
                    Map.entry("exec", Set.of("-a")),
                    Map.entry("busybox", Set.of()),
                    Map.entry("time", Set.of("-f", "-o")),
                    Map.entry("nice", Set.of("-n", "--adjustment")),
                    Map.entry("ionice", Set.of("-c", "-n")),
                    Map.entry("stdbuf", Set.of("-i", "-o", "-e")),
                    Map.entry("npx", Set.of("-p", "--package")),
                    Map.entry("bunx", Set.of()),
                    Map.entry("timeout", Set.of("-k", "-s", "--signal", "--kill-after")));

    private Prefixes() {}

    static boolean has(String name) {
        return RUNNERS.containsKey(name);
    }

    /// The words of the inner command; empty where the runner itself only tells something.
    static List<ShellValue> inner(String name, List<ShellValue> words) {
        Set<String> valued = RUNNERS.getOrDefault(name, Set.of());
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at).isText() ? words.get(at).words().getFirst() : "";
            if (name.equals("command") && word.matches("-[vV]")) {
                return List.of();
            }
            boolean assigns = word.matches("[A-Za-z_]\\w*=.*") && name.matches("env|sudo|doas");
            if (valued.contains(word)) {
                at++;
            } else if (!word.startsWith("-") && !assigns) {
                break;
            }
            at++;
        }
        if (name.equals("timeout")) {
            at++; // how long
        }
        return words.subList(Math.min(at, words.size()), words.size());
    }
}
