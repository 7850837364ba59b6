package dev.drover.tray;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// The pictures as files, because tray hosts open them by path. They lie in a directory that only
/// this user can read, for as long as the icon is up.
final class PictureFiles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PictureFiles.class);

    private final Path directory;
    private final Map<String, Path> written = new HashMap<>();

    private PictureFiles(Path directory) {
        this.directory = directory;
    }

    /// @throws UncheckedIOException if there is no place for them
    static PictureFiles make() {
        try {
            String runtime = System.getenv("XDG_RUNTIME_DIR");
            boolean own = runtime != null && Files.isWritable(Path.of(runtime));
            return new PictureFiles(
                    own
                            ? Files.createTempDirectory(Path.of(runtime), "drover-tray-")
                            : Files.createTempDirectory("drover-tray-"));
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for its pictures: " + e, e);
        }
    }

    Path file(String resource) {
        return written.computeIfAbsent(resource, this::write);
    }

    private Path write(String resource) {
        Path file = directory.resolve(resource.substring(resource.lastIndexOf('/') + 1));
        try (InputStream picture = PictureFiles.class.getResourceAsStream(resource)) {
            Files.copy(Objects.requireNonNull(picture, resource), file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            log.debug("Pictures of the tray stay in {}: {}", directory, e.toString());
        }
    }
}
