package dev.drover.setup;

import dev.drover.setup.file.Snapshot;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/// What would happen to one file for one target. A plain value: show it, ask, and hand it to {@link
/// Setup#apply}. Plans for the same file build on each other and are applied in their order.
///
/// @param target the word on the command line
/// @param title for people
/// @param shown the file as people know it
/// @param installs whether it puts Drover in, or takes it out
/// @param file as it was read; null if it could not be
/// @param after what it will hold; null if it will be gone, or nothing changes
/// @param keep whether a copy of the file as it was stays beside it
/// @param obsolete copies that have nothing to tell afterwards
/// @param diff lines of a unified diff; none if nothing changes
/// @param notes what a person should know, one sentence each
/// @param old hooks of other programs in the file that do the same
/// @param live a command that tells the running program at once; empty for none
/// @param trial a way to try it out, null for none
/// @param refusal why this cannot be done, one line; null if it can
public record Plan(
        String target,
        String title,
        String shown,
        boolean installs,
        @Nullable Snapshot file,
        byte @Nullable [] after,
        boolean keep,
        List<Path> obsolete,
        List<String> diff,
        List<String> notes,
        OldOnes old,
        List<String> live,
        @Nullable Trial trial,
        @Nullable String refusal) {
    /// @param hooks such as `SessionStart: styxy-session-start`
    /// @param go whether the plan takes them out
    public record OldOnes(List<String> hooks, boolean go) {
        static final OldOnes NONE = new OldOnes(List.of(), false);

        public OldOnes {
            hooks = List.copyOf(hooks);
        }
    }

    public Plan {
        obsolete = List.copyOf(obsolete);
        diff = List.copyOf(diff);
        notes = List.copyOf(notes);
        live = List.copyOf(live);
    }

    public boolean changes() {
        return refusal == null && !diff.isEmpty();
    }
}
