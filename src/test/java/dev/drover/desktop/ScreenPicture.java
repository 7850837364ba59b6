package dev.drover.desktop;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/// A picture of the screen, of a part of it, or of an icon, and what can be told from its pixels.
record ScreenPicture(BufferedImage image) {
    /// So much a colour may be off, in each channel: icons are scaled and their edges are soft.
    private static final int NEAR = 24;

    static ScreenPicture read(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        if (image == null) {
            throw new IOException(png + " is no picture");
        }
        return new ScreenPicture(image);
    }

    /// What of the rectangle is in the picture.
    ScreenPicture part(Rectangle where) {
        Rectangle inside =
                where.intersection(new Rectangle(0, 0, image.getWidth(), image.getHeight()));
        return new ScreenPicture(
                image.getSubimage(inside.x, inside.y, inside.width, inside.height));
    }

    /// How many pixels are not of the ground, which is the colour of the bottom right corner.
    long figure() {
        int ground = image.getRGB(image.getWidth() - 1, image.getHeight() - 1);
        return pixels().filter(pixel -> !near(pixel, ground)).count();
    }

    boolean looksLike(ScreenPicture other) {
        return Arrays.equals(pixels().toArray(), other.pixels().toArray());
    }

    /// Share of pixels that are dark, for telling a dark window from a light one.
    double darkness() {
        return pixels().filter(pixel -> brightness(pixel) < 96).count()
                / (double) (image.getWidth() * image.getHeight());
    }

    private IntStream pixels() {
        return Arrays.stream(
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth()));
    }

    private static int brightness(int pixel) {
        Color color = new Color(pixel);
        return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
    }

    private static boolean near(int one, int other) {
        Color a = new Color(one, true);
        Color b = new Color(other, true);
        return Math.abs(a.getRed() - b.getRed()) <= NEAR
                && Math.abs(a.getGreen() - b.getGreen()) <= NEAR
                && Math.abs(a.getBlue() - b.getBlue()) <= NEAR
                && Math.abs(a.getAlpha() - b.getAlpha()) <= NEAR;
    }
}
