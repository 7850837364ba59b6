package dev.drover.agents;

import dev.drover.model.ProcessFacts;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Background processes by which agents' vendors look after their own sessions. They look like
/// leftovers (no terminal, no parent) and are none. Taken for one too easily rather than too
/// seldom: what is one is never ended.
final class VendorSupervisor {
    private static final Pattern CLAUDE = Pattern.compile("--(?:daemon|supervisor|bg-).*");
    private static final Set<String> CLAUDE_COMMANDS =
            Set.of("daemon", "supervisor", "remote-control", "agents");
    private static final Set<String> CODEX = Set.of("codex", "codex.js", "codex.exe");

    private VendorSupervisor() {}

    static boolean is(ProcessFacts process) {
        List<String> command = process.command();
        String executable = process.executable();
        if (executable == null || command.isEmpty()) {
            return false;
        }
        if (isOf(CODEX, executable, command) && command.contains("app-server")) {
            return true;
        }
        return ClaudeProcess.runsClaude(process)
                && command.stream()
                        .skip(1)
                        .anyMatch(
                                word ->
                                        CLAUDE_COMMANDS.contains(word)
                                                || CLAUDE.matcher(word).matches());
    }

    /// Is it this program, or a script of this name?
    private static boolean isOf(Set<String> names, String executable, List<String> command) {
        return names.contains(fileName(executable))
                || command.stream().limit(3).anyMatch(word -> names.contains(fileName(word)));
    }

    private static String fileName(String path) {
        return path.substring(path.replace('\\', '/').lastIndexOf('/') + 1);
    }
}
