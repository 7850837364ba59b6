package dev.drover.daemon.usage;

import dev.drover.agents.usage.TranscriptFormat;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A transcript as it was found on disk.
///
/// @param below where it lies below the root of its format
record FoundTranscript(
        TranscriptFormat format, Path file, Path below, BasicFileAttributes attributes) {
    FileTime modified() {
        return attributes.lastModifiedTime();
    }

    /// What belongs together lies in one directory below the root.
    private Path project() {
        return format.root().resolve(below.getName(0));
    }

    /// The project that was worked on last comes first, and in it the newest file.
    static List<FoundTranscript> newestFirst(List<FoundTranscript> all) {
        Map<Path, FileTime> projects = new HashMap<>();
        for (FoundTranscript one : all) {
            projects.merge(one.project(), one.modified(), (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
        Comparator<FoundTranscript> byProject =
                Comparator.comparing(one -> projects.getOrDefault(one.project(), one.modified()));
        List<FoundTranscript> sorted = new ArrayList<>(all);
        sorted.sort(
                byProject
                        .thenComparing(FoundTranscript::project)
                        .thenComparing(FoundTranscript::modified)
                        .reversed());
        return sorted;
    }
}
