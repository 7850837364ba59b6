package dev.drover.host.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which ignored entries can be had again: directories that a tool makes, known by a name that
/// belongs to one tool or by what they stand beside; and plain copies of the main worktree's files.
final class Regenerable {
    private static final Set<String> BY_NAME =
            Set.of(
                    "node_modules",
                    "__pycache__",
                    ".pytest_cache",
                    ".mypy_cache",
                    ".ruff_cache",
                    ".tox",
                    ".gradle",
                    ".next",
                    ".nuxt",
                    ".svelte-kit",
                    ".turbo",
                    ".parcel-cache",
                    ".terraform");

    private static final Map<String, List<String>> BESIDE =
            Map.of(
                    "target", List.of("pom.xml", "Cargo.toml"),
                    "build", List.of("build.gradle", "build.gradle.kts"),
                    "zig-cache", List.of("build.zig"),
                    ".dart_tool", List.of("pubspec.yaml"));

    private static final List<String> VIRTUAL_ENVIRONMENTS = List.of("venv", ".venv", "env");

    /// Larger files are not compared.
    private static final long LARGEST_COPY = 16 << 20;

    private Regenerable() {}

    /// Whether the main worktree has the very same file at the same place, as when it was copied
    /// from there.
    static boolean isCopy(Path main, Path top, String path) {
        Path file = top.resolve(path);
        Path original = main.resolve(path);
        try {
            return !main.equals(top)
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.isRegularFile(original, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LARGEST_COPY
                    && Files.mismatch(file, original) < 0;
        } catch (IOException e) {
            return false;
        }
    }

    /// @param path of an ignored entry, as `git status` names it
    static boolean is(Path top, String path) {
        if (!path.endsWith("/")) {
            return false;
        }
        Path directory = top.resolve(path);
        String name = String.valueOf(directory.getFileName());
        if (BY_NAME.contains(name)) {
            return true;
        }
        if (VIRTUAL_ENVIRONMENTS.contains(name)) {
            return Files.isRegularFile(directory.resolve("pyvenv.cfg"));
        }
        return BESIDE.getOrDefault(name, List.of()).stream()
                .anyMatch(beside -> Files.isRegularFile(directory.resolveSibling(beside)));
    }
}
