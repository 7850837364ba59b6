package dev.drover.tray;

import java.util.function.Consumer;

/// Draws the menu and the picture somewhere.
interface TrayPicture extends AutoCloseable {
    /// Replaces what was drawn before.
    void draw(TrayMenu menu);

    @Override
    void close();

    /// Puts up a picture at a host.
    @FunctionalInterface
    interface Maker {
        /// @param chosen called on any thread when a person chooses an entry
        /// @throws RuntimeException if nothing can be shown there; the message says why
        TrayPicture make(TrayHost host, Consumer<TrayMenu.Command> chosen);
    }
}
