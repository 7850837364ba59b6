package dev.drover.ui;

import dev.drover.ui.charts.PngFile;

import javafx.scene.image.Image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes a picture for people to look at.
public final class Png {
    private Png() {}

    public static void write(Image image, Path file) throws IOException {
        Files.write(file, PngFile.of(image));
    }
}
