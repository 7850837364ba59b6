package dev.drover.setup;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// What became of a plan.
///
/// @param done whether the file was changed
/// @param copy the file as it was before, null if no copy was kept
/// @param failure why nothing was changed, one line; null if all went well
public record Outcome(boolean done, @Nullable Path copy, @Nullable String failure) {}
