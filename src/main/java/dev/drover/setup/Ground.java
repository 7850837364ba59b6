package dev.drover.setup;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where setup works: whose home, in which environment, for which installation.
///
/// @param client the program that hooks start
/// @param app the program with the window
public record Ground(Path home, Map<String, String> environment, Path client, Path app) {
    public Ground {
        environment = Map.copyOf(environment);
    }

    /// A directory that a variable may name.
    Path directory(String variable, String otherwise) {
        return Optional.ofNullable(environment.get(variable))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home.resolve(otherwise));
    }

    Path config() {
        return directory("XDG_CONFIG_HOME", ".config");
    }

    boolean hasProgram(String name) {
        for (String directory : environment.getOrDefault("PATH", "").split(File.pathSeparator)) {
            try {
                if (!directory.isBlank() && Files.isExecutable(Path.of(directory, name))) {
                    return true;
                }
            } catch (InvalidPathException e) {
                // no directory of this system
            }
        }
        return false;
    }

    /// Directories that stay, even if nothing is left in them.
    List<Path> stays() {
        return List.of(home, config(), home.resolve(".config"));
    }

    /// The home directory as `~`, for paths that people read.
    String shown(Path path) {
        return path.startsWith(home) && !path.equals(home)
                ? "~" + File.separator + home.relativize(path)
                : path.toString();
    }
}
