package dev.drover.daemon.usage;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Counts what the reading of transcripts has before it and what it met. Written by one thread,
/// asked by any.
final class TranscriptTally {
    private static final int NAMED = 5;

    private final Set<Path> older = new LinkedHashSet<>();
    private final Set<Path> brokenIn = new LinkedHashSet<>();
    private final Set<Path> refused = new LinkedHashSet<>();
    private final Set<Path> unwatched = new LinkedHashSet<>();
    private boolean looked;
    private int filesLeft;
    private long bytesLeft;
    private long brokenLines;

    synchronized void left(int files, long bytes) {
        looked = true;
        filesLeft = files;
        bytesLeft = bytes;
    }

    synchronized void broken(Path file, int lines) {
        brokenLines += lines;
        if (lines > 0 && brokenIn.size() < NAMED) {
            brokenIn.add(file);
        }
    }

    synchronized void refused(Path file) {
        if (refused.size() < NAMED) {
            refused.add(file);
        }
    }

    synchronized void older(Path file) {
        older.add(file);
    }

    synchronized void notOlder(Path file) {
        older.remove(file);
    }

    synchronized void watched(Path directory, boolean successfully) {
        if (successfully) {
            unwatched.remove(directory);
        } else {
            unwatched.add(directory);
        }
    }

    /// The directories that the system does not watch.
    synchronized List<Path> unwatched() {
        return List.copyOf(unwatched);
    }

    synchronized TranscriptState state() {
        return new TranscriptState(
                looked,
                filesLeft,
                bytesLeft,
                older.size(),
                brokenLines,
                List.copyOf(brokenIn),
                List.copyOf(refused),
                unwatched.size());
    }
}
