package dev.drover.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Somebody's word that they work on a branch. A holder has at most one for each branch. When the
/// holder was seen last is the instance's {@link Sample}.
///
/// @param holder null for a person
/// @param reason in the holder's words: data, wherever another agent reads it
/// @param since when it began; a change of it does not begin it anew
/// @param until when it ends by itself, null if only with its holder or by its word
public record BranchClaim(
        BranchId id,
        BranchScope scope,
        @Nullable InstanceId holder,
        BranchMode mode,
        @Nullable String reason,
        Instant since,
        @Nullable Instant until) {}
