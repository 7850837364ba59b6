package dev.drover.cli.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes the files that describe a service, each as a whole.
final class Definitions {
    private Definitions() {}

    static void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path directory = file.resolveSibling(".").normalize();
        Files.createDirectories(directory);
        Path next = Files.createTempFile(directory, ".drover-", ".new");
        try {
            Files.writeString(next, text);
            // It is moved into a directory whose other files the manager reads.
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
