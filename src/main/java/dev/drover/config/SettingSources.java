package dev.drover.config;

import dev.drover.config.SettingsFile.Loaded;
import dev.drover.config.SettingsText.Entry;
import dev.drover.model.VisibleText;
import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Collects values from the strongest source to the weakest: the first value that a key takes
/// counts, and what it does not take becomes a notice.
final class SettingSources implements SettingValues {
    private final Map<String, Found> found;
    private final List<String> notices = new ArrayList<>();
    private Map<String, Map<String, String>> projects = Map.of();
    private @Nullable Path file;

    SettingSources() {
        this(Map.of());
    }

    private SettingSources(Map<String, Found> found) {
        this.found = new HashMap<>(found);
    }

    private record Found(String text, String origin, @Nullable String where) {}

    void options(Map<String, String> options) {
        options.forEach(
                (name, value) ->
                        SettingKeys.named(name)
                                .ifPresentOrElse(
                                        key -> offer(key, value, "option", "Option: "),
                                        () ->
                                                notice(
                                                        "Option: there is no setting '"
                                                                + VisibleText.line(name, 60)
                                                                + "'. `drover settings` lists them"
                                                                + " all.")));
    }

    void environment(Map<String, String> environment) {
        address(environment.get("DROVER_API_ADDR"));
        offerVariable(environment, "DROVER_AUTOSTART", SettingKeys.AUTOSTART);
        offerVariable(environment, "DROVER_LOG", SettingKeys.LOG_LEVEL);
    }

    void file(Path file, Map<String, Entry> entries) {
        this.file = file;
        projects = ProjectValues.of(file.toString(), entries, this::notice).all();
        for (SettingKey<?> key : SettingKeys.ALL) {
            Entry entry = entries.get(key.name());
            if (entry != null) {
                String where = file + ":" + entry.line() + ":" + entry.column() + ": ";
                offer(key, entry.value().orElse("{…}"), "file", where);
            }
        }
    }

    void notice(String line) {
        notices.add(line);
    }

    Loaded loaded() {
        Settings settings = settings();
        List<SettingView> views =
                SettingKeys.ALL.stream()
                        .map(key -> view(key, settings, Settings.DEFAULTS))
                        .toList();
        Map<String, SettingsFile.InProject> own = new TreeMap<>();
        projects.forEach((namespace, values) -> own.put(namespace, of(values, settings)));
        return new Loaded(settings, views, notices, own);
    }

    /// What counts in one project: its own value, unless a stronger source than the file speaks.
    private SettingsFile.InProject of(Map<String, String> values, Settings all) {
        SettingSources here = new SettingSources(found);
        values.forEach(
                (key, text) -> {
                    Found before = found.get(key);
                    if (before == null || before.origin.equals("file")) {
                        here.found.put(key, new Found(text, "namespace", String.valueOf(file)));
                    }
                });
        Settings settings = here.settings();
        return new SettingsFile.InProject(
                settings,
                SettingKeys.ALL.stream()
                        .filter(SettingKey::byProject)
                        .map(key -> here.view(key, settings, all))
                        .toList());
    }

    /// @param otherwise what would count without the value that is shown
    private SettingView view(SettingKey<?> key, Settings settings, Settings otherwise) {
        Found value = found.get(key.name());
        return new SettingView(
                key.name(),
                key.written(settings),
                key.written(otherwise),
                value == null ? "default" : value.origin,
                key.description(),
                key.live(),
                key.type().kind(),
                key.type().choices(),
                key.type().expects(),
                key.byProject(),
                value == null ? null : value.where);
    }

    @Override
    public <T> T get(SettingKey<T> key) {
        Found value = found.get(key.name());
        return Optional.ofNullable(value)
                .flatMap(v -> key.type().read(v.text))
                .orElseGet(key::defaultValue);
    }

    /// `HOST:PORT`, or `off` for no TCP port at all.
    private void address(@Nullable String value) {
        if (value == null || value.isBlank()) {
            return;
        }
        String where = "DROVER_API_ADDR: ";
        if (value.strip().equalsIgnoreCase("off")) {
            offer(SettingKeys.API_TCP, "false", "environment", where);
            return;
        }
        int colon = value.lastIndexOf(':');
        String host = value.substring(0, Math.max(0, colon));
        String port = value.substring(colon + 1);
        if (SettingKeys.API_HOST.type().read(host).isEmpty()
                || SettingKeys.API_PORT.type().read(port).isEmpty()) {
            notice(
                    where
                            + "'"
                            + VisibleText.line(value, 60)
                            + "' is neither an address such as 127.0.0.1:47310 nor 'off', and does"
                            + " not count.");
            return;
        }
        offer(SettingKeys.API_TCP, "true", "environment", where);
        offer(SettingKeys.API_HOST, host, "environment", where);
        offer(SettingKeys.API_PORT, port, "environment", where);
    }

    private void offerVariable(
            Map<String, String> environment, String variable, SettingKey<?> key) {
        String value = environment.get(variable);
        if (value != null && !value.isBlank()) {
            offer(key, value, "environment", variable + ": ");
        }
    }

    /// The file or the variable that a line about a value begins with; an option has no name.
    private static @Nullable String source(String where) {
        return where.startsWith("Option") ? null : where.split(": ", 2)[0].replaceAll(":\\d+", "");
    }

    private void offer(SettingKey<?> key, String text, String origin, String where) {
        if (key.type().read(text).isPresent()) {
            found.putIfAbsent(key.name(), new Found(text, origin, source(where)));
        } else {
            notice(where + key.complaint(text) + " It does not count.");
        }
    }
}
