package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/// What setup would do or has done to one file; a row of `drover setup --json`.
///
/// @param target its word on the command line
/// @param title for people
/// @param file that it is about
/// @param state where it stands
/// @param diff the change as lines of a unified diff, none if nothing changes
/// @param notes what a person should know, one sentence each
/// @param copy the file as it was before; null if no copy was kept
/// @param trial what became of trying it out, one sentence; null if it was not tried
/// @param refusal why it cannot be done, one line; null if it can
public record SetupStep(
        String target,
        String title,
        String file,
        State state,
        List<String> diff,
        List<String> notes,
        @Nullable String copy,
        @Nullable String trial,
        @Nullable String refusal) {
    public SetupStep {
        diff = List.copyOf(diff);
        notes = List.copyOf(notes);
    }

    /// Where a step stands.
    public enum State {
        WOULD_WRITE,
        WOULD_REMOVE,
        WRITTEN,
        REMOVED,
        UNCHANGED,
        REFUSED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
