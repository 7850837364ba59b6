package dev.drover.config;

import dev.drover.config.SettingsText.Entry;
import dev.drover.model.Namespace;
import dev.drover.model.VisibleText;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What the file says of single projects: below `namespaces`, by the project's namespace and then
/// as for all. Only settings that may differ by project count there.
final class ProjectValues {
    static final String PART = "namespaces";

    private final Map<String, Map<String, String>> values = new TreeMap<>();

    /// The path of a setting of one project.
    static String path(String namespace, String key) {
        return PART + "." + SettingsText.step(namespace) + "." + key;
    }

    /// @param notice told one line for each value that does not count
    static ProjectValues of(String file, Map<String, Entry> entries, Consumer<String> notice) {
        ProjectValues all = new ProjectValues();
        entries.forEach((path, entry) -> all.take(file, path, entry, notice));
        return all;
    }

    private void take(String file, String path, Entry entry, Consumer<String> notice) {
        if (!path.startsWith(PART + ".")) {
            return;
        }
        String rest = path.substring(PART.length() + 1);
        int dot = rest.indexOf('.');
        String namespace = SettingsText.name(dot < 0 ? rest : rest.substring(0, dot));
        String where = file + ":" + entry.line() + ":" + entry.column() + ": ";
        if (dot < 0) {
            if (!Namespace.isValid(namespace) || namespace.equals(Namespace.GLOBAL)) {
                notice.accept(
                        where
                                + "'"
                                + VisibleText.line(namespace, 60)
                                + "' is no project:NAME. What stands there does not count.");
            }
            return;
        }
        SettingKeys.named(rest.substring(dot + 1))
                .ifPresent(key -> offer(namespace, key, entry, where, notice));
    }

    private void offer(
            String namespace,
            SettingKey<?> key,
            Entry entry,
            String where,
            Consumer<String> notice) {
        String text = entry.value().orElse("{…}");
        if (!key.byProject()) {
            notice.accept(where + SettingKeys.sameForAll(key) + " It does not count.");
        } else if (key.type().read(text).isEmpty()) {
            notice.accept(where + key.complaint(text) + " It does not count.");
        } else if (Namespace.isValid(namespace)) {
            values.computeIfAbsent(namespace, n -> new LinkedHashMap<>()).put(key.name(), text);
        }
    }

    /// By namespace, then by key.
    Map<String, Map<String, String>> all() {
        return values;
    }
}
