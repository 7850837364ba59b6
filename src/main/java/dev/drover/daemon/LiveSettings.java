package dev.drover.daemon;

import dev.drover.config.InvalidSettingException;
import dev.drover.config.Settings;
import dev.drover.config.SettingsFile;
import dev.drover.core.Refusal;
import dev.drover.core.Refused;
import dev.drover.model.VisibleText;
import dev.drover.model.view.SettingView;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
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

    /// All settings, in a fixed order.
    public List<SettingView> views() {
        return loaded.views();
    }

    /// Told after each change.
    public void onChange(Consumer<Settings> listener) {
        listeners.add(listener);
    }

    /// Changes one setting in the file.
    ///
    /// @throws Refused if there is no such setting, the value does not fit, or the file cannot be
    /// written
    public SettingView set(String key, String value) {
        return change(key, () -> file.set(key, value));
    }

    /// Takes one setting out of the file, so that its default counts again.
    ///
    /// @throws Refused if there is no such setting or the file cannot be written
    public SettingView reset(String key) {
        return change(key, () -> file.reset(key));
    }

    @FunctionalInterface
    private interface Edit {
        SettingsFile.Loaded made() throws InvalidSettingException, IOException;
    }

    private SettingView change(String key, Edit edit) {
        try {
            loaded = edit.made();
        } catch (InvalidSettingException e) {
            throw new Refused(new Refusal.BadRequest(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new Refused(new Refusal.NotNow(unwritable(e)));
        }
        listeners.forEach(l -> l.accept(loaded.settings()));
        return loaded.views().stream().filter(v -> v.key().equals(key)).findFirst().orElseThrow();
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
