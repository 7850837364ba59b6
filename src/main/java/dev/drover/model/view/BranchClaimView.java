package dev.drover.model.view;

import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// One claim as `drover branches`, the HTTP API and the window show it.
///
/// @param id 8 hex digits
/// @param root of the repository's main worktree
/// @param paths from the top of a worktree; empty where it is the whole branch
/// @param reason in the holder's words
/// @param lastSeen of the holder; null for a person
/// @param until when it ends by itself, null if only with its holder
public record BranchClaimView(
        String id,
        String workspace,
        String root,
        String branch,
        BranchParty holder,
        BranchIntent intent,
        List<String> paths,
        BranchMode mode,
        @Nullable String reason,
        Instant since,
        @Nullable Instant lastSeen,
        @Nullable Instant until) {}
