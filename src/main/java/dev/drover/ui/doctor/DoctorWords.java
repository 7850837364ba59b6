package dev.drover.ui.doctor;

import dev.drover.model.view.DoctorFinding;

import java.util.Locale;

/// How a check is called in the window.
final class DoctorWords {
    private DoctorWords() {}

    static String title(DoctorFinding finding) {
        boolean well = finding.well();
        return switch (finding.check()) {
            case "java" -> "Java";
            case "client" -> "Command line client";
            case "display" -> "Display";
            case "state" -> "Directory of its memory";
            case "runtime" -> "Directory of its socket";
            case "drover.db" -> "Database";
            case "token" -> "Access token";
            case "log" -> "Log";
            case "socket" -> "Socket";
            case "daemon" -> "Daemon";
            case "self-checks" -> "Checks of itself";
            case "disk" -> "Disk";
            case "claude-code" -> well ? "Claude Code" : "Claude Code does not report";
            case "mcp-servers" -> "All servers of every project start";
            case "hooks-off" -> "Hooks are switched off";
            case "hooks-policy" -> "Your hooks do not run";
            case "server-twice" -> "A server is configured twice";
            case "registry" -> "Sessions listed that are gone";
            case "ended" -> "Ended agents";
            case "leftovers" -> "Processes left over";
            case "worktree-gone" -> "Worktrees that are not there";
            case "worktrees-empty" -> "Worktrees that hold nothing";
            case "worktree-trash" -> "Work in the trash";
            case "branch-claims" -> "Claims in a repository that is gone";
            case "branch-claims-old" -> "Old claims of branches";
            case "project-file" -> "A project asks for what cannot be";
            case "port-clash" -> "A port is taken by somebody else";
            case "port-range" -> "All ports of a kind are taken";
            case "port-leases" -> "Ports leased for nobody";
            case "directories" -> "Abandoned directories";
            case "database-log" -> "The database's log has grown";
            case "wal-growth" -> "A daemon's database log grows";
            case "other agents" -> well ? "Other agents" : "Other agents do not report";
            case "unseen" -> "Could not be looked at";
            default -> plain(finding.check());
        };
    }

    /// A name that only its owner knows, such as a watcher's, in plain letters.
    private static String plain(String check) {
        String words = check.replace('-', ' ').strip();
        return words.isEmpty()
                ? "Check"
                : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static String verdict(DoctorFinding finding) {
        return switch (finding.verdict()) {
            case OK -> "Well";
            case WARN -> "Warning";
            case FAIL -> "Failure";
        };
    }

    /// What the button says that leads to the preview.
    static String deed(DoctorFinding finding) {
        return finding.stale() ? "Clear away…" : "Fix…";
    }

    /// What a terminal shows between back-ticks, for people who read a page.
    static String quoted(String words) {
        return words.replaceAll("`([^`]*)`", "“$1”");
    }

    /// Sentences begin with a capital letter; a path keeps its own.
    static String sentence(String words) {
        boolean plain = words.length() > 1 && Character.isLetter(words.charAt(1));
        return plain ? words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) : words;
    }
}
