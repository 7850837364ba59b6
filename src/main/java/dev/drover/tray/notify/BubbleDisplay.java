package dev.drover.tray.notify;

/// Where bubbles appear. Called on the notifier's thread, which may wait.
public interface BubbleDisplay extends AutoCloseable {
    /// Shows a bubble in place of the one of the same group, if there is one.
    ///
    /// @return false if it cannot be shown here now
    boolean show(Bubble bubble);

    /// Takes the bubble of a group away; there may be none.
    void hide(String group);

    /// Takes all away.
    @Override
    void close();

    /// What people do with bubbles; called on any thread.
    interface Listener {
        /// @param token lets another window come to the front on desktops that ask for it; empty
        /// where none was given
        void chosen(String group, Bubble.Choice choice, String token);

        /// The bubble is not on the screen any more, by itself or by a person.
        void gone(String group);
    }

    /// Makes a display that tells the listener.
    @FunctionalInterface
    interface Maker {
        BubbleDisplay make(Listener listener);
    }
}
