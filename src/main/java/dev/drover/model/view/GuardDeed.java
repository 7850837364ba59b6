package dev.drover.model.view;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// What was, or would be, done with one settings file.
///
/// @param version that it gets
/// @param done false for a preview, and where there is nothing to do
/// @param kept id of the version that holds the file as it was, null if it was not there
/// @param lines what changes in it: `-` goes, `+` comes; without what looks secret
/// @param note one line for people
public record GuardDeed(
        String path,
        String version,
        boolean done,
        @Nullable String kept,
        List<String> lines,
        String note) {
    public GuardDeed {
        lines = List.copyOf(lines);
    }
}
