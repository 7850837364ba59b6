package dev.drover.agents.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whose a hook is: the file name of the program or script that its command runs.
final class HookProgram {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|([^\\s\"']+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*=.*");

    /// These run what comes behind them.
    private static final Set<String> RUNNERS =
            Set.of(
                    "exec",
                    "env",
                    "nice",
                    "timeout",
                    "sudo",
                    "command",
                    "node",
                    "nodejs",
                    "bun",
                    "bunx",
                    "deno",
                    "npx",
                    "pnpx",
                    "npm",
                    "yarn",
                    "uv",
                    "uvx",
                    "pipx",
                    "python",
                    "python3",
                    "ruby",
                    "perl",
                    "php",
                    "sh",
                    "bash",
                    "zsh",
                    "fish",
                    "dash",
                    "pwsh",
                    "powershell",
                    "cmd",
                    "run",
                    "timed");

    private static final int LONGEST = 60;

    private HookProgram() {}

    static String of(String command) {
        String last = "";
        for (String word : words(command)) {
            if (ASSIGNMENT.matcher(word).matches() || word.startsWith("-") || isNumber(word)) {
                continue;
            }
            last = name(word);
            if (!RUNNERS.contains(last)) {
                break;
            }
        }
        return last.isEmpty() ? "?" : last.substring(0, Math.min(last.length(), LONGEST));
    }

    private static boolean isNumber(String word) {
        return !word.isEmpty() && Character.isDigit(word.charAt(0)) && word.length() <= 6;
    }

    private static List<String> words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find() && words.size() < 40) {
            for (int group = 1; group <= 3; group++) {
                if (matcher.group(group) != null) {
                    words.add(matcher.group(group));
                }
            }
        }
        return words;
    }

    private static String name(String word) {
        String path = word.replace('\\', '/').replaceFirst("[?#].*", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".exe") ? lower.substring(0, lower.length() - 4) : name;
    }
}
