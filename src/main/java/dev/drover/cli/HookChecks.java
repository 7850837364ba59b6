package dev.drover.cli;

import dev.drover.model.view.DoctorFinding;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The doctor reads the agents' settings, and never writes them: do their hooks report here?
final class HookChecks {
    private static final Pattern HOOK = Pattern.compile("drover['\\\\\"]* hook claude-code");

    private HookChecks() {}

    /// Where other agents keep their settings, which are not read.
    private static final Map<String, String> OTHERS =
            new TreeMap<>(
                    Map.of(
                            "codex", ".codex",
                            "copilot", ".copilot",
                            "cursor", ".cursor",
                            "gemini", ".gemini",
                            "opencode", ".config/opencode",
                            "qwen", ".qwen"));

    static void run(Context context, Diagnosis diagnosis) {
        claudeCode(context, diagnosis);
        diagnosis.add(others(context));
    }

    /// So that nobody takes silence for "their hooks are well".
    private static DoctorFinding others(Context context) {
        List<String> here = new ArrayList<>();
        OTHERS.forEach(
                (agent, directory) -> {
                    if (Files.isDirectory(context.paths().userHome().resolve(directory))) {
                        here.add(agent);
                    }
                });
        return DoctorFinding.ok(
                "other agents",
                (here.isEmpty() ? "none is seen here" : "not looked at: " + String.join(", ", here))
                        + "; only Claude Code's hooks are checked, others report with `drover hook"
                        + " generic`");
    }

    private static void claudeCode(Context context, Diagnosis diagnosis) {
        Path home = ClaudeFiles.of(context).home();
        if (!Files.isDirectory(home)) {
            diagnosis.add(DoctorFinding.ok("claude-code", "is not used by this user"));
            return;
        }
        diagnosis.add(claudeCode(home.resolve("settings.json"), context));
    }

    private static DoctorFinding claudeCode(Path settings, Context context) {
        String where = context.shortPath(settings);
        String todo =
                "Add `drover hook claude-code` as a command hook for its events in " + where + ".";
        if (!Files.isRegularFile(settings)) {
            return DoctorFinding.warn(
                    "claude-code", "has no hooks: " + where + " is not there", todo);
        }
        try {
            Matcher matcher = HOOK.matcher(Files.readString(settings, StandardCharsets.UTF_8));
            long count = matcher.results().count();
            return count > 0
                    ? DoctorFinding.ok("claude-code", count + " hooks report to Drover")
                    : DoctorFinding.warn(
                            "claude-code",
                            "none of its hooks reports to Drover, so waits are seen late or not",
                            todo);
        } catch (IOException e) {
            return DoctorFinding.warn("claude-code", where + " cannot be read: " + e, todo);
        }
    }
}
