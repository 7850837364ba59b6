package dev.drover.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/// Where the tests put their databases.
final class Homes {
    private Homes() {}

    static DatabaseOptions options(Path home) {
        return new DatabaseOptions(
                home.resolve("drover.db"), home.resolve("tmp"), home.resolve("backups"), 2);
    }

    /// For properties, which have no `@TempDir` of each try.
    static Path temporary() throws IOException {
        return Files.createTempDirectory("store-test");
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
