package dev.drover.model;

import org.jspecify.annotations.Nullable;

/// One process of an ending that begins, as it was when that was written down.
///
/// @param command what it ran, without secrets
/// @param memoryBytes resident memory, null if unknown
/// @param reason why it ends, for people
/// @param stopped somebody had stopped it before (Ctrl+Z)
public record EndingTarget(
        ProcessKey process,
        String command,
        @Nullable Long memoryBytes,
        String reason,
        boolean stopped) {}
