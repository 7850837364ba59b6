package dev.drover.model;

import java.util.regex.Pattern;

/// A port that somebody asks for: of which type, and which of those that they have.
///
/// @param type such as `dev`
/// @param name tells several of one type apart, such as `web`; empty for the only one
public record PortWish(String type, String name) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

    /// Small letters, digits, `.`, `_` and `-`, at most 40; or empty.
    public static boolean isName(String text) {
        return text.isEmpty() || NAME.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name.isEmpty() ? type : type + " " + name;
    }
}
