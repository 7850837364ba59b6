package dev.drover.model.view;

import java.util.List;

/// What can be set up in one file of another program, or taken out of it again.
///
/// @param target the word of the command, such as `claude-code`
/// @param title as people call it, such as `Claude Code`
/// @param file where it is written; empty if it is nowhere
/// @param says one sentence on how it stands there
/// @param notes what a person should know before or afterwards, a sentence each
/// @param added the change that setting it up makes, as lines of a unified diff; empty if it would
/// change nothing
/// @param removed the change that taking it out makes
/// @param old hooks of other programs in the file that do the same
/// @param replaced the change that setting it up in their place makes; empty without such hooks
public record SetupOffer(
        String target,
        String title,
        Standing standing,
        String file,
        String says,
        List<String> notes,
        List<String> added,
        List<String> removed,
        List<String> old,
        List<String> replaced) {
    public SetupOffer {
        notes = List.copyOf(notes);
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        old = List.copyOf(old);
        replaced = List.copyOf(replaced);
    }

    /// How it stands.
    public enum Standing {
        /// The program is not on this machine.
        ABSENT,
        /// It could be set up.
        OPEN,
        /// It is set up, by a Drover that has moved or that knew less.
        OUTDATED,
        DONE,
        /// The file is in no state to be changed.
        REFUSED
    }
}
