package dev.drover.ui.window;

import javafx.application.ColorScheme;
import javafx.application.Platform;

import java.util.Locale;

/// The colours the user asked for.
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /// @return SYSTEM for any unknown word
    public static Theme parse(String word) {
        return switch (word.strip().toLowerCase(Locale.ROOT)) {
            case "light" -> LIGHT;
            case "dark" -> DARK;
            default -> SYSTEM;
        };
    }

    public String word() {
        return switch (this) {
            case SYSTEM -> "System";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    /// Whether it is dark now. On the FX thread.
    public boolean isDark() {
        return switch (this) {
            case DARK -> true;
            case LIGHT -> false;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }
}
