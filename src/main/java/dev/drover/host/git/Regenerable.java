package dev.drover.host.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which ignored directories a tool makes again: those whose name belongs to one tool, and those
/// with a common name that stand beside what the tool makes them from.
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

    private Regenerable() {}

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
