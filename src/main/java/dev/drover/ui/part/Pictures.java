package dev.drover.ui.part;

import javafx.scene.image.Image;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The product's pictures, as images of the toolkit.
public final class Pictures {
    private Pictures() {}

    /// @param size one of 16, 24, 32, 48, 64, 128, 256, 512
    public static Image app(int size) {
        return new Image(
                Objects.requireNonNull(
                                Pictures.class.getResource(
                                        "/dev/drover/icons/drover-" + size + ".png"))
                        .toExternalForm());
    }

    /// Sizes for window lists and task bars, which choose the one that fits.
    public static List<Image> forStage() {
        return Stream.of(16, 32, 48, 64, 128, 256).map(Pictures::app).toList();
    }
}
