package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

/// What one kind of hook costs the agents.
///
/// @param name of the event, or of the command that was timed
/// @param ours whether it is Drover's own
/// @param today how often it ran since midnight
/// @param todayMillis all its time since midnight
/// @param worstMillis null if it did not run today
public record HookCost(
        String name, boolean ours, long today, double todayMillis, @Nullable Double worstMillis) {}
