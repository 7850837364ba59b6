package dev.drover.model.view;

/// One setting as people see it.
///
/// @param key dotted, such as `instances.staleAfter`
/// @param origin `default`, `file`, `environment` or `option`
/// @param live false if a change counts from the next start only
public record SettingView(
        String key,
        String value,
        String defaultValue,
        String origin,
        String description,
        boolean live) {}
