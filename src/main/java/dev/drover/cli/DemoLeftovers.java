package dev.drover.cli;

import dev.drover.config.PrivateDirectories;
import dev.drover.model.ProcessKey;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// Removes a demo's directory: its own at its end, and that of an earlier demo which was killed
/// before it could.
final class DemoLeftovers {
    static final String PREFIX = "drover-demo-";
    private static final String OWNER = ".owner";

    private DemoLeftovers() {}

    /// Says whose directory it is, so that a later demo knows when nobody needs it.
    static void sign(Path directory, ProcessKey owner) throws IOException {
        Files.writeString(directory.resolve(OWNER), owner.toString());
    }

    /// Only directories of this user that a demo signed whose process is surely gone.
    static void remove(Path temporary, Machine machine) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path directory : found) {
                if (isLeft(directory, machine)) {
                    delete(directory);
                }
            }
        }
    }

    private static boolean isLeft(Path directory, Machine machine) {
        try {
            PrivateDirectories.ensureClosed(directory);
            String owner = Files.readString(directory.resolve(OWNER), StandardCharsets.UTF_8);
            long pid = Long.parseLong(owner.substring(0, owner.indexOf('@')));
            return machine.process(pid).filter(k -> k.toString().equals(owner)).isEmpty();
        } catch (IOException | RuntimeException notSurely) {
            return false;
        }
    }

    /// Follows no links.
    static void delete(Path root) throws IOException {
        Files.walkFileTree(
                root,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes facts)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException gone) {
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException e) throws IOException {
                        Files.deleteIfExists(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
