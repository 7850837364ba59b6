package dev.drover.cli;

import dev.drover.config.Paths;
import dev.drover.config.PrivateDirectories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Files that scripts keep for one instance each, so that no other instance overwrites them.
final class PrivateFile {
    /// The owner where no instance is known.
    static final String SHARED = "shared";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

    private PrivateFile() {}

    /// Makes the directory (0700), not the file.
    static Path of(Paths paths, String owner, String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw Context.refused(
                    "'"
                            + name
                            + "' cannot be a file's name here. Use letters, digits, '.', '_' and"
                            + " '-', at most 100, not beginning with a dot.");
        }
        Path directory = paths.state().resolve("files").resolve(owner);
        Path file = PrivateDirectories.ensure(directory).resolve(name);
        if (Files.isSymbolicLink(file)) {
            throw Context.refused(file + " is a link. Remove it, or choose another name.");
        }
        return file;
    }
}
