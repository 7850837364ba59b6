package dev.drover.ui.usage;

import org.jspecify.annotations.Nullable;

/// What one kind of hook has cost the agents, in the days that are shown.
///
/// @param name of the event, or of the command that was timed
/// @param ours whether it is Drover's own
/// @param runs how often it ran
/// @param millis all its time
/// @param worstMillis null if nobody kept it
public record HookCost(
        String name, boolean ours, long runs, double millis, @Nullable Double worstMillis) {}
