package dev.drover.daemon;

import dev.drover.config.InvalidSettingException;
import dev.drover.config.Settings;
import dev.drover.config.SettingsFile;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.Location;
import dev.drover.model.Namespace;
import dev.drover.model.VisibleText;
import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// The settings in force. A change is written to the file first and then replaces them whole.
public final class LiveSettings {
    private final SettingsFile file;
    private final List<Consumer<Settings>> listeners = new CopyOnWriteArrayList<>();
    private volatile SettingsFile.Loaded loaded;

    public LiveSettings(SettingsFile file) {
        this.file = file;
        this.loaded = file.read();
    }

    public Settings current() {
        return loaded.settings();
    }

    /// Those that count where somebody works.
    public Settings at(@Nullable Location where) {
        return where == null || loaded.projects().isEmpty()
                ? loaded.settings()
                : loaded.in(Namespace.of(where));
    }

    /// One value of the projects that have some of their own, by namespace.
    public <T> Map<String, T> inProjects(Function<Settings, T> value) {
        Map<String, T> all = new HashMap<>();
        loaded.projects().forEach((name, own) -> all.put(name, value.apply(own.settings())));
        return all;
    }

    /// @return none if no project has a value of its own
    public List<String> projects() {
        return loaded.projects().keySet().stream().sorted().toList();
    }

    /// One line for each setting that could not be understood.
    public List<String> notices() {
        return loaded.notices();
    }

    /// All settings, in a fixed order.
    public List<SettingView> views() {
        return loaded.views();
    }

    /// @param namespace of a project, for what may differ there; null or `global` for all
    /// @throws Refused if it is none
    public List<SettingView> views(@Nullable String namespace) {
        if (namespace != null && !Namespace.isValid(namespace)) {
            throw Refused.badRequest(
                    "A namespace is 'global' or 'project:NAME'; '"
                            + VisibleText.line(namespace, 60)
                            + "' is neither.");
        }
        return loaded.viewsIn(namespace);
    }

    /// Told after each change.
    public void onChange(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /// Changes one setting in the file.
    ///
    /// @param namespace of the project that it is for, null or `global` for all
    /// @throws Refused if there is no such setting, the value does not fit, or the file cannot be
    /// written
    public SettingView set(@Nullable String namespace, String key, String value) {
        return change(namespace, key, () -> file.set(namespace, key, value));
    }

    /// Of all projects.
    public SettingView set(String key, String value) {
        return set(null, key, value);
    }

    /// Takes one setting out of the file, so that its default counts again.
    ///
    /// @throws Refused if there is no such setting or the file cannot be written
    public SettingView reset(@Nullable String namespace, String key) {
        return change(namespace, key, () -> file.reset(namespace, key));
    }

    /// Of all projects.
    public SettingView reset(String key) {
        return reset(null, key);
    }

    @FunctionalInterface
    private interface Edit {
        SettingsFile.Loaded made() throws InvalidSettingException, IOException;
    }

    private SettingView change(@Nullable String namespace, String key, Edit edit) {
        try {
            loaded = edit.made();
        } catch (InvalidSettingException e) {
            throw Refused.badRequest(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new Refused(new Refusal.NotNow(unwritable(e)));
        }
        listeners.forEach(l -> l.accept(loaded.settings()));
        return loaded.viewsIn(namespace).stream()
                .filter(v -> v.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String unwritable(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "The settings file could not be written: its directory takes no files from you."
                    + " Allow writing to "
                    + Path.of(String.valueOf(denied.getFile())).getParent()
                    + ", then try again.";
        }
        String reason =
                e instanceof FileSystemException f && f.getReason() != null
                        ? f.getFile() + ": " + f.getReason()
                        : String.valueOf(e.getMessage());
        return "The settings file could not be written: "
                + VisibleText.line(reason, 300)
                + ". Nothing was changed.";
    }
}
