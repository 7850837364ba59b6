package dev.drover.agents.usage;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/// Directories that agents let a variable move.
final class Moved {
    private Moved() {}

    /// The directory that the variable names, unless it is none that can be meant from here.
    static Path directory(Map<String, String> environment, String variable, Path otherwise) {
        String named = environment.getOrDefault(variable, "");
        try {
            Path directory = Path.of(named);
            return directory.isAbsolute() ? directory : otherwise;
        } catch (InvalidPathException e) {
            return otherwise;
        }
    }
}
