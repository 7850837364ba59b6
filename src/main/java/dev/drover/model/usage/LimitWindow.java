package dev.drover.model.usage;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// How much of a plan's window is used up, as the agent says.
///
/// @param usedPercentage 0 to 100, and beyond
/// @param resetsAt null if the agent does not say
public record LimitWindow(double usedPercentage, @Nullable Instant resetsAt) {}
