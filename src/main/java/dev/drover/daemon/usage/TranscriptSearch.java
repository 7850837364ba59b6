package dev.drover.daemon.usage;

import dev.drover.agents.usage.TranscriptFormat;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks for the transcripts of one agent. Follows no links, so that it comes to an end; what is
/// called like a transcript and is no file is found as well, so that it can be told.
final class TranscriptSearch {
    private final TranscriptFormat format;
    private final Path root;
    private final Instant watchSince;
    private final Consumer<Path> watch;
    private final List<FoundTranscript> found = new ArrayList<>();

    /// @param root of the format, without links
    /// @param watchSince a directory in which nothing has happened since then is not watched,
    /// unless new projects begin there
    /// @param watch told of the others, before they are read, so that nothing falls between
    TranscriptSearch(TranscriptFormat format, Path root, Instant watchSince, Consumer<Path> watch) {
        this.format = format;
        this.root = root;
        this.watchSince = watchSince;
        this.watch = watch;
    }

    /// All in this directory and below.
    ///
    /// @param directory the root, or one below it
    List<FoundTranscript> in(Path directory) {
        BasicFileAttributes seen = look(directory);
        if (seen != null && seen.isDirectory()) {
            directory(directory, seen);
        }
        return found;
    }

    private void directory(Path directory, BasicFileAttributes seen) {
        Path below = root.relativize(directory);
        boolean isRoot = directory.equals(root);
        if (!isRoot && !format.leadsOn(below)) {
            return;
        }
        boolean busy = isRoot || below.getNameCount() == 1 || isRecent(seen);
        if (busy) {
            watch.accept(directory);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                BasicFileAttributes attributes = look(entry);
                if (attributes == null) {
                    continue;
                }
                if (attributes.isDirectory()) {
                    directory(entry, attributes);
                }
                Path name = root.relativize(entry);
                if (format.isTranscript(name)) {
                    found.add(new FoundTranscript(format, entry, name, attributes));
                    if (!busy && isRecent(attributes)) {
                        busy = true;
                        watch.accept(directory);
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Gone since it was listed, or not ours to read.
        }
    }

    private boolean isRecent(BasicFileAttributes attributes) {
        return attributes.lastModifiedTime().toInstant().isAfter(watchSince);
    }

    static @Nullable BasicFileAttributes look(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            return null;
        }
    }
}
