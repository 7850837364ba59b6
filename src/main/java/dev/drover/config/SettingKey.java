package dev.drover.config;

import dev.drover.model.VisibleText;

import java.util.function.Function;

/// One setting: its name, what it takes, and what it is for.
///
/// @param name dotted, the same as the path of components in [Settings]
/// @param in where its value stands in the settings
/// @param live true if a change counts at once, false if from the next start
/// @param byProject true if projects may differ in it
record SettingKey<T>(
        String name,
        SettingType<T> type,
        Function<Settings, T> in,
        boolean live,
        boolean byProject,
        String description) {

    /// The same, in which projects may differ.
    SettingKey<T> inEachProject() {
        return new SettingKey<>(name, type, in, live, true, description);
    }

    T defaultValue() {
        return in.apply(Settings.DEFAULTS);
    }

    /// The value in these settings, as people write it.
    String written(Settings settings) {
        return type.writer().apply(in.apply(settings));
    }

    /// @return the value as people write it
    /// @throws InvalidSettingException if the setting does not take it
    String checked(String text) throws InvalidSettingException {
        return type.read(text)
                .map(type.writer())
                .orElseThrow(
                        () ->
                                new InvalidSettingException(
                                        complaint(text) + " Nothing was changed."));
    }

    /// What is wrong with a value that the setting does not take: one sentence.
    String complaint(String text) {
        return name
                + " is '"
                + VisibleText.line(text, 60)
                + "', but must be "
                + type.expects()
                + ".";
    }
}
