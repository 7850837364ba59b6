package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// One setting as people see it.
///
/// @param key dotted, such as `instances.staleAfter`
/// @param defaultValue what counts if the file says nothing; for a project, what counts elsewhere
/// @param origin `default`, `file`, `namespace` (the file, of this project), `environment` or
/// `option`
/// @param live false if a change counts from the next start only
/// @param type what kind of value it takes
/// @param choices the words it takes, empty where there is no such list
/// @param expects what it takes, to complete the sentence "must be …"
/// @param byProject true if projects may differ in it
/// @param where the variable or the file that the value comes from, null for none
public record SettingView(
        String key,
        String value,
        String defaultValue,
        String origin,
        String description,
        boolean live,
        Type type,
        List<String> choices,
        String expects,
        boolean byProject,
        @Nullable String where) {
    /// Kinds of values.
    public enum Type {
        /// `true` or `false`.
        FLAG,
        /// A whole number.
        NUMBER,
        /// A whole number of bytes.
        SIZE,
        /// Such as `500ms`, `5s`, `10m`, `1h` or `30d`.
        DURATION,
        /// One of several words.
        CHOICE,
        TEXT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public SettingView {
        choices = List.copyOf(choices);
    }

    /// The same, as a project sees it that has no value of its own.
    public SettingView asElsewhere() {
        return new SettingView(
                key,
                value,
                value,
                origin,
                description,
                live,
                type,
                choices,
                expects,
                byProject,
                where);
    }

    public boolean atDefault() {
        return value.equals(defaultValue);
    }

    /// True if a stronger source than the file says the value, so that a change would not count.
    public boolean fixed() {
        return origin.equals("environment") || origin.equals("option");
    }
}
