package dev.drover.model.view;

import dev.drover.model.BranchIntent;
import dev.drover.model.BranchMode;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// A claim of a branch, or a request to join one, as somebody asks for it.
///
/// @param directory absolute, inside a repository
/// @param intent null for `write` where there are paths, else `full`
/// @param paths from that directory
/// @param mode null for `isolated`; of a claim alone
/// @param text why, in the caller's words; a request needs it
/// @param seconds after which the claim ends by itself
public record BranchAsk(
        String directory,
        String branch,
        @Nullable BranchIntent intent,
        @Nullable List<String> paths,
        @Nullable BranchMode mode,
        @Nullable String text,
        @Nullable Long seconds) {}
