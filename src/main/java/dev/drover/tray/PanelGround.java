package dev.drover.tray;

import java.util.List;
import java.util.Locale;

/// What the panel behind the icon looks like, as far as the desktop tells.
public enum PanelGround {
    LIGHT,
    DARK,
    /// Not known: the picture has to be seen on both.
    ANY;

    /// Desktops whose top bar is dark whatever people choose for their windows.
    private static final List<String> DARK_BARS = List.of("GNOME", "UNITY", "PANTHEON");

    /// Desktops whose panel has the colours that people choose.
    private static final List<String> PANELS_THAT_FOLLOW = List.of("KDE", "LXQT", "DDE");

    /// Decides from facts.
    ///
    /// @param desktop what `XDG_CURRENT_DESKTOP` says, such as `ubuntu:GNOME`; empty if unset
    /// @param scheme what people chose for their desktop; `ANY` if they did not or none tells
    static PanelGround ofLinux(String desktop, PanelGround scheme) {
        List<String> names = List.of(desktop.toUpperCase(Locale.ROOT).split(":"));
        if (names.stream().anyMatch(DARK_BARS::contains)) {
            return DARK;
        }
        return names.stream().anyMatch(PANELS_THAT_FOLLOW::contains) ? scheme : ANY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
