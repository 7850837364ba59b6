package dev.drover.tray;

/// Where an icon can appear on this desktop, and how that was found out. Looked at before any icon
/// is made, because an icon without a host is invisible and says nothing.
///
/// @param reason one line for people
public record TrayHost(Kind kind, String reason) {
    public enum Kind {
        /// A StatusNotifier host on the session bus (KDE, GNOME with its extension, Xfce …).
        APP_INDICATOR,
        /// What AWT finds: the XEmbed tray of older desktops, Windows, macOS.
        AWT,
        /// No place for an icon: the window must be enough.
        NONE
    }

    public static TrayHost none(String reason) {
        return new TrayHost(Kind.NONE, reason);
    }

    public boolean isPresent() {
        return kind != Kind.NONE;
    }

    /// Decides from facts.
    ///
    /// @param watcher whether a StatusNotifier host is registered on the bus
    /// @param privileged running as root, for whom app indicators do not work
    /// @param awt whether AWT finds a tray
    public static TrayHost choose(boolean watcher, boolean privileged, boolean awt) {
        if (watcher && !privileged) {
            return new TrayHost(Kind.APP_INDICATOR, "The desktop has a StatusNotifier host.");
        }
        if (awt) {
            return new TrayHost(Kind.AWT, "The desktop has a system tray.");
        }
        return none(
                watcher
                        ? "The desktop's tray does not take icons of root. Start Drover as a user."
                        : "This desktop shows no tray icons: no StatusNotifier host is on the"
                                + " session bus and no system tray was found.");
    }
}
