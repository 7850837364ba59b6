package dev.drover.ui.settings;

import dev.drover.model.view.SettingView;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Settings in sections, and which of them a search finds. It knows no node.
final class SettingsModel {
    /// Settings whose keys begin with the same word.
    ///
    /// @param key that word
    record Section(String key, String title, String about, List<SettingView> settings) {}

    private record Heading(String title, String about) {}

    /// In the order of the page: what people come for first. A part that is missing here comes
    /// last, under its own name.
    private static final Map<String, Heading> HEADINGS = headings();

    private SettingsModel() {}

    private static Map<String, Heading> headings() {
        Map<String, Heading> all = new LinkedHashMap<>();
        all.put("window", new Heading("Window", "How Drover looks, and what closing it does."));
        all.put("notifications", new Heading("Notifications", "What may disturb you, and when."));
        all.put(
                "alerts",
                new Heading("Alerts", "What counts as trouble, and what may disturb you."));
        all.put("tray", new Heading("Tray", "The icon beside the clock."));
        all.put(
                "instances",
                new Heading(
                        "Agents", "When an agent counts as silent, and how long it is listed."));
        all.put(
                "killGuard",
                new Heading("Kill guard", "Keeps agents from ending what is not theirs."));
        all.put(
                "ending",
                new Heading("Ending processes", "What ends without you, and how gently."));
        all.put(
                "worktrees",
                new Heading("Worktrees", "What is looked at, kept in the trash, and tidied up."));
        all.put(
                "ports",
                new Heading("Ports", "Which ports agents get, and what they are told of them."));
        all.put(
                "messages",
                new Heading("Messages", "What agents and you may write to each other."));
        all.put(
                "statusline",
                new Heading("Status line", "What agents show of themselves and the others."));
        all.put(
                "limits",
                new Heading("Limits", "How many agents may work at once before you hear of it."));
        all.put("budget", new Heading("Budget", "What agents may cost before you hear of it."));
        all.put("usage", new Heading("Usage", "What is read and kept of tokens and cost."));
        all.put("watch", new Heading("Watching", "How often Drover looks by itself."));
        all.put("daemon", new Heading("Daemon", "How the background program starts and ends."));
        all.put("api", new Heading("API", "The door for programs on this machine."));
        all.put("sockets", new Heading("Connections", "Limits that keep the doors from harm."));
        all.put("store", new Heading("History and disk", "What is kept, and for how long."));
        all.put("log", new Heading("Log", "What Drover writes about itself."));
        return all;
    }

    static List<Section> sections(List<SettingView> settings, String search) {
        String[] words = search.strip().toLowerCase(Locale.ROOT).split("\\s+");
        Map<String, List<SettingView>> byPart = new LinkedHashMap<>();
        for (SettingView setting : settings) {
            if (matches(setting, words)) {
                byPart.computeIfAbsent(part(setting.key()), ignored -> new ArrayList<>())
                        .add(setting);
            }
        }
        List<String> order = List.copyOf(HEADINGS.keySet());
        return byPart.entrySet().stream()
                .map(entry -> section(entry.getKey(), entry.getValue()))
                .sorted(
                        Comparator.comparingInt(
                                s -> {
                                    int at = order.indexOf(s.key());
                                    return at < 0 ? order.size() : at;
                                }))
                .toList();
    }

    private static Section section(String key, List<SettingView> settings) {
        Heading heading = HEADINGS.getOrDefault(key, new Heading(SettingWords.choice(key), ""));
        return new Section(key, heading.title, heading.about, List.copyOf(settings));
    }

    static String part(String key) {
        int dot = key.indexOf('.');
        return dot < 0 ? key : key.substring(0, dot);
    }

    private static boolean matches(SettingView setting, String[] words) {
        Heading heading = HEADINGS.get(part(setting.key()));
        String haystack =
                String.join(
                                "\n",
                                setting.key(),
                                SettingWords.title(setting),
                                setting.description(),
                                setting.value(),
                                setting.origin(),
                                heading == null ? "" : heading.title)
                        .toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!haystack.contains(word)) {
                return false;
            }
        }
        return true;
    }

    static int changed(List<SettingView> settings) {
        return (int) settings.stream().filter(s -> !s.atDefault()).count();
    }
}
