package dev.drover.setup;

import dev.drover.setup.text.MalformedTextException;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One thing that setup can put Drover into: which file, and how that file's text changes. It reads
/// and writes nothing itself.
interface Target {
    /// The word on the command line.
    String name();

    /// For people.
    String title();

    /// Is it an agent that is used here, so that setup without a word means it?
    boolean isHere(Ground ground);

    /// Does it fit this machine, so that a person may be asked about it?
    default boolean suits(Ground ground) {
        return isHere(ground);
    }

    Path file(Ground ground);

    /// @param text of the file, null if it is not there
    /// @return the same text if there is nothing to do
    String installed(@Nullable String text, Ground ground, Wish wish) throws MalformedTextException;

    /// Is something of ours in it?
    boolean isIn(String text) throws MalformedTextException;

    /// @param clean the file as it was before anything of ours came, null if nobody knows
    /// @param copies all copies of the file as it was before, the oldest first
    /// @return null if the file can go
    @Nullable String removed(String text, @Nullable String clean, List<String> copies)
            throws MalformedTextException;

    /// What in the file was written by others. Two texts with the same core differ in nothing but
    /// what is ours, whichever of the targets that share the file it came from.
    String core(String text) throws MalformedTextException;

    /// May lines that a diff shows hold what nobody is to see?
    default boolean hasSecrets() {
        return false;
    }

    /// What a person should know, one sentence each.
    ///
    /// @param text of the file as it is, null if it is not there
    default List<String> notes(@Nullable String text, Ground ground, Wish wish) {
        return List.of();
    }

    /// Hooks of other programs that do the same, as people are told of them.
    ///
    /// @param text of the file as it is, null if it is not there
    default List<String> old(@Nullable String text) throws MalformedTextException {
        return List.of();
    }

    default Optional<Trial> trial(Ground ground) {
        return Optional.empty();
    }

    /// A command that tells the running program at once what its file will tell it at its next
    /// start; empty for none.
    default List<String> live(Ground ground, boolean install) {
        return List.of();
    }
}
