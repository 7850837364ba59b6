package dev.drover.app;

import dev.drover.config.PrivateDirectories;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The small file in which the window remembers where it stood. A window that remembers nothing
/// works as well, so that nothing here ever fails.
final class WindowFile {
    private static final Logger LOG = LoggerFactory.getLogger(WindowFile.class);
    private static final int LARGEST = 4_096;

    private final Path file;

    WindowFile(Path file) {
        this.file = file;
    }

    String read() {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            LOG.info("The window does not remember where it stood: {}", e.toString());
            return "";
        }
    }

    void write(String text) {
        try {
            PrivateDirectories.write(file, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.info("The window will not remember where it stood: {}", e.toString());
        }
    }
}
