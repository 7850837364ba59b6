package dev.drover.model;

import java.util.regex.Pattern;

/// A kind of service with the ports that are leased for it, such as `dev 3000-3099`.
///
/// @param first lowest port
/// @param last highest port
public record PortType(String name, int first, int last) {
    public static final int LOWEST = 1024;
    public static final int HIGHEST = 65_535;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,29}");

    /// @throws IllegalArgumentException if it is no such name or no such range
    public PortType {
        if (!isName(name) || first < LOWEST || last > HIGHEST || first > last) {
            throw new IllegalArgumentException("no type of ports: " + name + first + last);
        }
    }

    /// Small letters, digits and `-`, at most 30, the first one a letter.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public int size() {
        return last - first + 1;
    }

    public boolean contains(int port) {
        return port >= first && port <= last;
    }

    /// As settings name it: `dev=3000-3099`.
    @Override
    public String toString() {
        return name + "=" + range();
    }

    public String range() {
        return first + "-" + last;
    }
}
