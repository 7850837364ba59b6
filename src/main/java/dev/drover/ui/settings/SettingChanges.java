package dev.drover.ui.settings;

import dev.drover.core.Refused;
import dev.drover.model.view.SettingView;

import javafx.application.Platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Changes settings off the FX thread, because the file is on a disk, and tells on it what became
/// of that.
final class SettingChanges {
    private static final Logger LOG = LoggerFactory.getLogger(SettingChanges.class);

    private final SettingsInputs inputs;
    private final Consumer<SettingView> changed;
    private final BiConsumer<String, String> refused;

    /// @param refused gets the key and why nothing was changed
    SettingChanges(
            SettingsInputs inputs,
            Consumer<SettingView> changed,
            BiConsumer<String, String> refused) {
        this.inputs = inputs;
        this.changed = changed;
        this.refused = refused;
    }

    /// @param namespace of a project, null for all
    void set(@Nullable String namespace, String key, String value) {
        change(key, () -> inputs.set().set(namespace, key, value));
    }

    void reset(@Nullable String namespace, String key) {
        change(key, () -> inputs.reset().apply(namespace, key));
    }

    private void change(String key, Supplier<SettingView> made) {
        Thread.ofVirtual()
                .name("settings-change")
                .start(
                        () -> {
                            try {
                                SettingView after = made.get();
                                Platform.runLater(() -> changed.accept(after));
                            } catch (Refused e) {
                                refuse(key, e.refusal().message());
                            } catch (RuntimeException e) {
                                LOG.warn("A setting could not be changed", e);
                                refuse(
                                        key,
                                        "It could not be changed; the log says why: `drover daemon"
                                                + " logs`.");
                            }
                        });
    }

    private void refuse(String key, String why) {
        Platform.runLater(() -> refused.accept(key, why));
    }
}
