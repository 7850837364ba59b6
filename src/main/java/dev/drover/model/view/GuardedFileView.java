package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A settings file that is guarded, as `drover guard` and the HTTP API show it.
///
/// @param agent whose settings they are
/// @param hooks how many it has now, each program counted once for an event
/// @param ownHooks how many of them are Drover's
/// @param lost hooks that it had, each as `EVENT of PROGRAM`
/// @param since when that began, null while all is well
/// @param versions how many are kept
/// @param changedAt when its newest version was seen, null if none is kept
/// @param restore id of the version that brings back what is missed, null if there is none
public record GuardedFileView(
        String agent,
        String path,
        Status status,
        int hooks,
        int ownHooks,
        List<String> lost,
        @Nullable Instant since,
        int versions,
        @Nullable Instant changedAt,
        @Nullable String restore) {
    public GuardedFileView {
        lost = List.copyOf(lost);
    }

    public enum Status {
        OK,
        /// It is not there, and need not be.
        ABSENT,
        /// It cannot be read by its agent.
        BROKEN,
        /// Hooks are gone that it had.
        HOOKS_LOST,
        /// No versions of it are kept, because it is too large.
        TOO_LARGE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
