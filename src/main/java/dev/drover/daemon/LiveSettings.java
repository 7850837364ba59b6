package dev.drover.daemon;

import dev.drover.config.InvalidSettingException;
import dev.drover.config.Settings;
import dev.drover.config.SettingsFile;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.view.SettingView;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

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

    /// One line for each setting that could not be understood.
    public List<String> notices() {
        return loaded.notices();
    }

    List<SettingView> views() {
        return loaded.views();
    }

    /// Told after each change.
    public void onChange(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /// @throws Refused if there is no such setting, the value does not fit, or the file cannot be
    /// written
    SettingView set(String key, String value) {
        try {
            loaded = file.set(key, value);
        } catch (InvalidSettingException e) {
            throw new Refused(new Refusal.BadRequest(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new Refused(
                    new Refusal.NotNow(
                            "The settings file could not be written: " + e.getMessage()));
        }
        listeners.forEach(l -> l.accept(loaded.settings()));
        return loaded.views().stream().filter(v -> v.key().equals(key)).findFirst().orElseThrow();
    }
}
