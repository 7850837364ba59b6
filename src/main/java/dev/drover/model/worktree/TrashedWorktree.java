package dev.drover.model.worktree;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// A worktree that was moved away, or is about to be.
///
/// @param id its name in the trash
/// @param path where it was
/// @param repository top of the main worktree
/// @param common the repository's own directory
/// @param admin where git's directory of it was
/// @param home where all of it lies now
/// @param head the commit it was at
/// @param branch the branch it was on; null if on none
/// @param sizeBytes of its files
/// @param at when it was moved; null while that is being done
/// @param work what would be lost with it, in words; empty if nothing
public record TrashedWorktree(
        String id,
        String path,
        String repository,
        String common,
        String admin,
        String home,
        @Nullable String head,
        @Nullable String branch,
        @Nullable Long sizeBytes,
        @Nullable Instant at,
        List<String> work) {
    public TrashedWorktree {
        work = List.copyOf(work);
    }

    /// One that is about to be moved.
    public static TrashedWorktree of(
            String id,
            WorktreeRef ref,
            String common,
            String admin,
            String home,
            @Nullable Long sizeBytes) {
        return new TrashedWorktree(
                id,
                ref.path(),
                ref.repository(),
                common,
                admin,
                home,
                ref.head(),
                ref.branch(),
                sizeBytes,
                null,
                List.of());
    }

    /// The same with what would be lost.
    public TrashedWorktree holding(List<String> lost) {
        return new TrashedWorktree(
                id, path, repository, common, admin, home, head, branch, sizeBytes, at, lost);
    }

    /// The same, moved.
    public TrashedWorktree moved(Instant when) {
        return new TrashedWorktree(
                id, path, repository, common, admin, home, head, branch, sizeBytes, when, work);
    }
}
