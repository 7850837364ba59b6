package dev.drover.core.usage;

import java.util.function.IntFunction;
import java.util.regex.Pattern;

/// A status line behind another one's on the same line, where there is room for it.
public final class StatusJoin {
    /// With fewer columns left, a line of its own is better.
    static final int LEAST = 16;

    private static final Pattern ESCAPES =
            Pattern.compile(
                    "\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\))");

    private StatusJoin() {}

    /// @param before the last line of what stands there already, with its escapes
    /// @param join stands between the two
    /// @param columns 0 for as many as it takes
    /// @param draw draws a line of so many columns
    public static String after(String before, String join, int columns, IntFunction<String> draw) {
        int taken = TextWidth.of(ESCAPES.matcher(before + join).replaceAll(""));
        int left = columns - taken;
        if (columns > 0 && left < LEAST) {
            String line = draw.apply(columns);
            return line.isEmpty() ? "" : "\n" + line;
        }
        String line = draw.apply(columns > 0 ? left : 0);
        return line.isEmpty() ? "" : join + line;
    }
}
