package dev.drover.ui.window;

import dev.drover.model.Place;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;

/// What the window remembers over restarts: where it stood, how large, and what it showed.
///
/// @param box where it stood before it was maximized; null if it never stood anywhere
public record WindowMemory(@Nullable Box box, boolean maximized, @Nullable Place place) {
    public static final WindowMemory NOTHING = new WindowMemory(null, false, null);

    /// A title bar that shows at least this much can be taken by the mouse.
    private static final double GRIP = 80;

    private static final double SMALLEST = 200;

    /// A rectangle in the coordinates of the desktop.
    public record Box(double x, double y, double width, double height) {
        private double right() {
            return x + width;
        }

        private double bottom() {
            return y + height;
        }

        /// What has to become smaller is also moved: there is no other room for it.
        private Box shrunkInto(Box screen) {
            return new Box(
                    width > screen.width ? screen.x : x,
                    height > screen.height ? screen.y : y,
                    Math.min(width, screen.width),
                    Math.min(height, screen.height));
        }

        /// Window managers round.
        boolean sameSize(Box other) {
            return Math.abs(width - other.width) < 2 && Math.abs(height - other.height) < 2;
        }

        /// @param screens what of each screen windows may use, the primary first; at least one
        /// @return this box if a person can reach it there; smaller if the screen has become so; in
        /// the middle of the primary screen if its own has gone
        public Box within(List<Box> screens) {
            for (Box screen : screens) {
                double seen = Math.min(right(), screen.right()) - Math.max(x, screen.x);
                boolean reachable =
                        seen >= Math.min(GRIP, width)
                                && y >= screen.y
                                && y <= screen.bottom() - GRIP;
                if (reachable) {
                    return shrunkInto(screen);
                }
            }
            Box primary = screens.getFirst();
            double fitWidth = Math.min(width, primary.width);
            double fitHeight = Math.min(height, primary.height);
            return new Box(
                    primary.x + (primary.width - fitWidth) / 2,
                    primary.y + (primary.height - fitHeight) / 2,
                    fitWidth,
                    fitHeight);
        }
    }

    /// Where the window goes when it is first shown: where it was left, unless somebody wants to be
    /// elsewhere.
    public Place first(Place wanted) {
        if (!wanted.equals(Place.WINDOW)) {
            return wanted;
        }
        return place == null || place.equals(Place.WINDOW) ? Place.HOME : place;
    }

    /// Reads what {@link #text} wrote. What cannot be understood is as if it were not there.
    public static WindowMemory parse(String text) {
        Properties lines = new Properties();
        try {
            lines.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return NOTHING;
        }
        String place = lines.getProperty("place");
        return new WindowMemory(
                box(lines),
                "true".equals(lines.getProperty("maximized")),
                place == null ? null : Place.parse(place).orElse(null));
    }

    private static @Nullable Box box(Properties lines) {
        try {
            Box box =
                    new Box(
                            number(lines, "x"),
                            number(lines, "y"),
                            number(lines, "width"),
                            number(lines, "height"));
            return box.width >= SMALLEST && box.height >= SMALLEST ? box : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static double number(Properties lines, String key) {
        double number = Double.parseDouble(lines.getProperty(key, "none"));
        if (!(Math.abs(number) < 100_000)) {
            throw new NumberFormatException(key);
        }
        return number;
    }

    public String text() {
        StringBuilder lines = new StringBuilder();
        if (box != null) {
            line(lines, "x", Math.round(box.x));
            line(lines, "y", Math.round(box.y));
            line(lines, "width", Math.round(box.width));
            line(lines, "height", Math.round(box.height));
        }
        line(lines, "maximized", maximized);
        if (place != null) {
            line(lines, "place", place.toString().replaceAll("[^!-~]|\\\\", "_"));
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, String key, Object value) {
        lines.append(key).append('=').append(value).append('\n');
    }
}
