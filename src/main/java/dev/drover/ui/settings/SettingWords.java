package dev.drover.ui.settings;

import dev.drover.model.VisibleText;
import dev.drover.model.view.SettingView;

import java.util.Locale;
import java.util.Map;

/// How a setting reads: its title, its value for people, where the value comes from.
final class SettingWords {
    private static final String DEFAULT = "The default";

    private static final Map<String, String> SPECIAL =
            Map.of("tcp", "TCP", "unix", "Unix", "wal", "Write-ahead log", "api", "API");

    /// Where the last word of the key says too little by itself.
    private static final Map<String, String> TITLES =
            Map.ofEntries(
                    Map.entry("alerts.waitingAfter", "Waits longer than"),
                    Map.entry("alerts.mustHold", "Other trouble longer than"),
                    Map.entry("alerts.keepResolved", "Keep alerts that are over for"),
                    Map.entry("alerts.perMinute", "Most in a minute"),
                    Map.entry("killGuard.enabled", "Guard agents' commands"),
                    Map.entry("ending.afterTerm", "Wait after asking"),
                    Map.entry("ending.afterInterrupt", "Wait after interrupting"),
                    Map.entry("ending.perMinute", "Most in a minute"),
                    Map.entry("worktrees.trusted", "Repositories you trust"),
                    Map.entry("worktrees.keepTrash", "Keep the trash for"),
                    Map.entry("worktrees.atEnd", "When an agent has ended"),
                    Map.entry("ports.types", "Your own types"),
                    Map.entry("ports.offsets", "Places of branches"),
                    Map.entry("ports.everySession", "A port for every session"),
                    Map.entry("ports.tellAgents", "Tell agents"),
                    Map.entry("ports.docker", "Look at Docker"),
                    Map.entry("ports.expireAfter", "End leases of the silent after"),
                    Map.entry("share.idleAfter", "Keep a server that nobody uses for"),
                    Map.entry("messages.perMinute", "Most messages a minute"),
                    Map.entry("messages.tellAgents", "Give agents their messages"),
                    Map.entry("usage.slotsFor", "Keep usage by the quarter of an hour for"),
                    Map.entry("usage.telemetry", "Take telemetry of agents"),
                    Map.entry("usage.readBack", "Read transcripts no older than"),
                    Map.entry("statusline.format", "Agents' status line"),
                    Map.entry("limits.agents", "Most subagents at work"),
                    Map.entry("budget.daily", "USD a day"),
                    Map.entry("budget.monthly", "USD a month"),
                    Map.entry("watch.ports", "Look at ports every"),
                    Map.entry("api.tcp", "TCP port"),
                    Map.entry("api.host", "Address"),
                    Map.entry("api.port", "Port number"),
                    Map.entry("watch.processes", "Look at processes every"),
                    Map.entry("watch.registry", "Look at session lists every"),
                    Map.entry("watch.self", "Check itself every"),
                    Map.entry("store.keepJournal", "Keep history for"),
                    Map.entry("instances.keepEnded", "Keep ended agents for"),
                    Map.entry("daemon.drain", "Wait at the end for"),
                    Map.entry("daemon.hungAfter", "Hung after"),
                    Map.entry("window.closeKeepsDaemon", "Stay after closing"),
                    Map.entry("log.level", "Log level"));

    private SettingWords() {}

    /// `instances.staleAfterHeartbeat` becomes `Stale after heartbeat`.
    static String title(SettingView setting) {
        String known = TITLES.get(setting.key());
        if (known != null) {
            return known;
        }
        String last = setting.key().substring(setting.key().lastIndexOf('.') + 1);
        if (setting.type() == SettingView.Type.SIZE) {
            last = last.replaceFirst("Bytes$", "");
        }
        String[] parts = last.split("(?=[A-Z])");
        StringBuilder title = new StringBuilder();
        for (String part : parts) {
            String word = part.toLowerCase(Locale.ROOT);
            String written = SPECIAL.getOrDefault(word, word);
            title.append(title.isEmpty() ? "" : " ").append(written);
        }
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }

    /// A value as a sentence names it.
    static String value(SettingView setting, String value) {
        return switch (setting.type()) {
            case FLAG -> value.equals("true") ? "on" : "off";
            case SIZE -> size(value);
            case NUMBER, DURATION, CHOICE, TEXT ->
                    value.isEmpty() ? "empty" : VisibleText.line(value, 60);
        };
    }

    /// A number of bytes is hard to read: its size, after a comma.
    private static String size(SettingView setting) {
        return setting.type() == SettingView.Type.SIZE ? ", " + size(setting.value()) : "";
    }

    private static String size(String value) {
        try {
            long bytes = Long.parseLong(value.strip());
            String[] units = {"bytes", "KB", "MB", "GB", "TB"};
            double amount = bytes;
            int unit = 0;
            while (amount >= 1_024 && unit < units.length - 1) {
                amount /= 1_024;
                unit++;
            }
            String number =
                    amount == Math.rint(amount)
                            ? Long.toString((long) amount)
                            : String.format(Locale.ROOT, "%.1f", amount);
            return number + " " + units[unit];
        } catch (NumberFormatException _) {
            return value;
        }
    }

    /// A choice on a button: `system` becomes `System`.
    static String choice(String word) {
        return word.isEmpty()
                ? word
                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /// Where the value comes from and what the default is, in one line.
    static String origin(SettingView setting) {
        String standard = "default: " + value(setting, setting.defaultValue());
        String where = setting.where() == null ? "" : VisibleText.line(setting.where(), 200);
        return switch (setting.origin()) {
            case "environment" ->
                    "Fixed by " + (where.isEmpty() ? "the environment" : where) + " · " + standard;
            case "option" -> "Fixed by an option of this start · " + standard;
            case "namespace" ->
                    "Only in this project · elsewhere: " + value(setting, setting.defaultValue());
            case "file" ->
                    setting.atDefault()
                            ? "The default, written in " + fileName(where)
                            : "From " + fileName(where) + size(setting) + " · " + standard;
            default -> DEFAULT + size(setting);
        };
    }

    /// True if the value is the default, and nobody has said anything.
    static boolean isPlain(SettingView setting) {
        return origin(setting).equals(DEFAULT);
    }

    /// Why a value cannot be changed here, and what to do.
    static String fixed(SettingView setting) {
        return setting.origin().equals("environment")
                ? "The environment variable "
                        + (setting.where() == null
                                ? ""
                                : VisibleText.line(setting.where(), 80) + " ")
                        + "says so, which is stronger than this page. Unset it and start Drover"
                        + " again to choose here."
                : "An option on Drover's command line says so, which is stronger than this page."
                        + " Start Drover without it to choose here.";
    }

    private static String fileName(String path) {
        int slash = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
        String name = path.substring(slash + 1);
        return name.isEmpty() ? "the settings file" : name;
    }
}
