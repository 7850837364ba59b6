package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A wish to label an instance. What is null stays as it is; an empty name or group takes it away;
/// a quota of 0 takes it away.
public record LabelChange(
        @Nullable String name,
        @Nullable List<String> tags,
        @Nullable String group,
        @Nullable Integer priority,
        @Nullable Integer quota) {}
