package dev.drover.tray.notify;

import org.freedesktop.dbus.Struct;
import org.freedesktop.dbus.annotations.Position;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;

import javax.imageio.ImageIO;

/// Drover's picture as the pixels that go with a notification: a name would work only where Drover
/// is installed.
public final class NotificationPicture extends Struct {
    private static final String RESOURCE = "/dev/drover/icons/drover-64.png";
    private static final Logger log = LoggerFactory.getLogger(NotificationPicture.class);

    @Position(0)
    public final int width;

    @Position(1)
    public final int height;

    @Position(2)
    public final int rowstride;

    @Position(3)
    public final boolean hasAlpha;

    @Position(4)
    public final int bitsPerSample;

    @Position(5)
    public final int channels;

    @Position(6)
    public final byte[] pixels;

    /// Called by the bus library too.
    public NotificationPicture(
            int width,
            int height,
            int rowstride,
            boolean hasAlpha,
            int bitsPerSample,
            int channels,
            byte[] pixels) {
        this.width = width;
        this.height = height;
        this.rowstride = rowstride;
        this.hasAlpha = hasAlpha;
        this.bitsPerSample = bitsPerSample;
        this.channels = channels;
        this.pixels = pixels;
    }

    static Optional<Variant<NotificationPicture>> data() {
        try (InputStream file = NotificationPicture.class.getResourceAsStream(RESOURCE)) {
            BufferedImage image = ImageIO.read(Objects.requireNonNull(file));
            return Optional.of(new Variant<>(of(image), "(iiibiiay)"));
        } catch (IOException | RuntimeException | LinkageError e) {
            log.debug("A notification goes without its picture: {}", e.toString());
            return Optional.empty();
        }
    }

    private static NotificationPicture of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height * 4];
        for (int i = 0; i < width * height; i++) {
            int argb = image.getRGB(i % width, i / width);
            pixels[4 * i] = (byte) (argb >> 16);
            pixels[4 * i + 1] = (byte) (argb >> 8);
            pixels[4 * i + 2] = (byte) argb;
            pixels[4 * i + 3] = (byte) (argb >> 24);
        }
        return new NotificationPicture(width, height, width * 4, true, 8, 4, pixels);
    }
}
