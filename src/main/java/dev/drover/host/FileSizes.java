package dev.drover.host;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.EnumSet;

/// How much lies in a directory. Follows no links, and gives up after so many files.
final class FileSizes extends SimpleFileVisitor<Path> {
    private static final int MOST_FILES = 20_000;
    private static final int DEEPEST = 16;

    private long bytes;
    private int files;
    private boolean whole = true;
    private Instant changed = Instant.EPOCH;

    private FileSizes() {}

    /// @param whole false if there is more than was counted
    record Size(long bytes, boolean whole, Instant changed) {}

    static Size of(Path directory) {
        FileSizes sizes = new FileSizes();
        try {
            Files.walkFileTree(directory, EnumSet.noneOf(FileVisitOption.class), DEEPEST, sizes);
        } catch (IOException e) {
            sizes.whole = false;
        }
        return new Size(sizes.bytes, sizes.whole, sizes.changed);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes seen) {
        bytes += seen.size();
        Instant at = seen.lastModifiedTime().toInstant();
        changed = at.isAfter(changed) ? at : changed;
        if (++files < MOST_FILES) {
            return FileVisitResult.CONTINUE;
        }
        whole = false;
        return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        whole = false;
        return FileVisitResult.CONTINUE;
    }
}
