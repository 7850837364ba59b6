package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A worktree in the trash.
///
/// @param path where it was
/// @param files where its files are now
/// @param at when it was moved
/// @param until when it is deleted for good; null while it holds work: then only by a person
/// @param work what would be lost with it
public record TrashedWorktreeView(
        String id,
        String path,
        String repository,
        @Nullable String branch,
        String files,
        @Nullable Long sizeBytes,
        Instant at,
        @Nullable Instant until,
        List<String> work) {
    public TrashedWorktreeView {
        work = List.copyOf(work);
    }
}
