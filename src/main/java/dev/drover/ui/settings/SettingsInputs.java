package dev.drover.ui.settings;

import dev.drover.model.view.SettingView;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the page of settings needs from the rest.
///
/// @param all every setting, in a fixed order; answers at once
/// @param set key and value; may wait for the disk, throws {@link dev.drover.core.Refused}
/// @param reset takes a key back to its default; the same
/// @param complaint key and text; what is wrong with the text, empty if nothing is
public record SettingsInputs(
        Supplier<List<SettingView>> all,
        BiFunction<String, String, SettingView> set,
        Function<String, SettingView> reset,
        BiFunction<String, String, Optional<String>> complaint) {}
