package dev.drover.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the SQLite driver unpacks its native library: a private directory instead of `/tmp`, which
/// may be full, mounted noexec, or shared. A killed process leaves its copy (1.1 MB) behind, so the
/// directory is swept before the first use.
final class NativeLibrary {
    private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);
    private static final String PROPERTY = "org.sqlite.tmpdir";

    private NativeLibrary() {}

    /// Call it before the first class of the driver is used. Without a directory that can be
    /// written the driver falls back to `java.io.tmpdir`.
    static void unpackInto(Path directory) {
        if (directory.toString().equals(System.getProperty(PROPERTY))) {
            return; // in use by this very process
        }
        try {
            PrivateFiles.createDirectories(directory);
            sweep(directory);
        } catch (IOException e) {
            log.warn("{} cannot be used for the SQLite library: {}", directory, e.toString());
        }
        if (Files.isWritable(directory)) {
            System.setProperty(PROPERTY, directory.toString());
        }
    }

    /// Only one process at a time uses the directory, so whatever lies there is left over.
    private static void sweep(Path directory) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, "sqlite-*")) {
            for (Path file : left) {
                if (Files.isRegularFile(file)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
