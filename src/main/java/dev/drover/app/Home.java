package dev.drover.app;

import dev.drover.config.Paths;
import dev.drover.config.PrivateDirectories;
import dev.drover.config.UnsafePlaceException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where this run keeps its things: at the usual places, or in memory where the disk takes nothing
/// (a read-only home): then everything works and is forgotten at the next boot.
///
/// @param notice what a person must know about it; null at the usual places
record Home(Paths paths, @Nullable String notice) {

    /// @throws IOException in one line, if a place is unsafe or nothing can be written anywhere
    static Home of(Paths usual) throws IOException {
        Path directory = usual.lock().resolveSibling(".").normalize();
        try {
            if (Files.isWritable(PrivateDirectories.ensure(directory))) {
                return new Home(usual, null);
            }
        } catch (UnsafePlaceException e) {
            throw e;
        } catch (FileSystemException readOnlyOrFull) {
            // memory, below
        }
        Paths memory = inMemory(usual);
        return new Home(
                memory,
                "Nothing can be written to "
                        + directory
                        + ", so Drover keeps everything in memory ("
                        + memory.state()
                        + ") and forgets it at the next boot. Make the directory writable, or name"
                        + " another one with DROVER_HOME, then start again.");
    }

    private static Paths inMemory(Paths usual) throws IOException {
        String name = "drover-memory-" + Integer.toHexString(usual.state().hashCode());
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        String[] candidates = {
            runtime == null ? "" : runtime, "/dev/shm", System.getProperty("java.io.tmpdir")
        };
        for (String candidate : candidates) {
            if (!candidate.startsWith("/") && !Path.of(candidate).isAbsolute()) {
                continue;
            }
            // Named for the user too: these directories may be everybody's.
            Path place = Path.of(candidate, name + "-" + System.getProperty("user.name"));
            try {
                PrivateDirectories.ensureClosed(place);
                return new Paths(
                        Files.isDirectory(usual.config()) ? usual.config() : place,
                        place,
                        place.resolve("run"),
                        place.resolve("drover.db"),
                        usual.userHome());
            } catch (IOException next) {
                // Foreign, read-only or full.
            }
        }
        throw new IOException(
                "Drover can write neither to "
                        + usual.state()
                        + " nor to a directory in memory. Name a directory with DROVER_HOME.");
    }
}
