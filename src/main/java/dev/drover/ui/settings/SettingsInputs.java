package dev.drover.ui.settings;

import dev.drover.model.view.SettingView;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of settings needs from the rest. A namespace is that of a project, null for all.
///
/// @param all every setting, of a project those in which it may differ, in a fixed order; at once
/// @param set may wait for the disk, throws {@link dev.drover.core.Refused}
/// @param reset takes a key back to what counts without it; the same
/// @param complaint key and text; what is wrong with the text, empty if nothing is
/// @param projects namespaces of the projects that are known
public record SettingsInputs(
        Function<@Nullable String, List<SettingView>> all,
        Change set,
        BiFunction<@Nullable String, String, SettingView> reset,
        BiFunction<String, String, Optional<String>> complaint,
        Supplier<List<String>> projects) {
    /// Says what counts from now on.
    @FunctionalInterface
    public interface Change {
        SettingView set(@Nullable String namespace, String key, String value);
    }
}
