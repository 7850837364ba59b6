package dev.drover.host;

import dev.drover.model.process.Globs;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Finds what a checked glob means, within limits. Directories behind links are not entered, and
/// hidden names are only found where the glob says so.
final class GlobWalk {
    private static final int MOST_LOOKED_AT = 20_000;
    private static final int MOST_FOUND = 500;

    private final Path home;
    private int lookedAt;

    GlobWalk(Path home) {
        this.home = home;
    }

    /// @return empty for a glob that may not be walked, and for what is not there
    List<Path> find(String glob) {
        if (Globs.complaint(glob).isPresent()) {
            return List.of();
        }
        List<Path> found = List.of(glob.startsWith("~/") ? home : Path.of("/"));
        for (String part : Globs.parts(glob)) {
            List<Path> next = new ArrayList<>();
            for (Path directory : found) {
                if (Globs.isWild(part)) {
                    next.addAll(matching(directory, part));
                } else {
                    exists(directory, part, next);
                }
            }
            found = next.subList(0, Math.min(next.size(), MOST_FOUND));
        }
        return List.copyOf(found);
    }

    private static void exists(Path directory, String name, List<Path> found) {
        try {
            Path path = directory.resolve(name);
            if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                found.add(path);
            }
        } catch (InvalidPathException e) {
            // no name here
        }
    }

    /// Names in one directory.
    List<Path> matching(Path directory, String name) {
        List<Path> found = new ArrayList<>();
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return found;
        }
        try {
            PathMatcher fits = directory.getFileSystem().getPathMatcher("glob:" + name);
            try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
                for (Path path : all) {
                    Path last = path.getFileName();
                    boolean hidden = last != null && last.toString().startsWith(".");
                    if (last != null
                            && (!hidden || name.startsWith("."))
                            && fits.matches(last)
                            && found.size() < MOST_FOUND) {
                        found.add(path);
                    }
                    if (++lookedAt > MOST_LOOKED_AT) {
                        return found;
                    }
                }
            }
        } catch (IOException | DirectoryIteratorException | PatternSyntaxException e) {
            // not ours to read, or no glob: nothing is found
        }
        return found;
    }
}
