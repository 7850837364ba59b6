package dev.drover.model;

import org.jspecify.annotations.Nullable;

/// One way to bring a terminal to the front. Its values are checked: whoever carries it out may
/// hand them to a program as they are.
public sealed interface FocusAttempt {
    /// Makes a client of that tmux server show the pane.
    ///
    /// @param socket absolute path
    /// @param pane such as `%5`
    record Tmux(String socket, String pane) implements FocusAttempt {}

    /// @param listen address of its remote control, such as `unix:/tmp/kitty-4242`
    record Kitty(String listen, long window) implements FocusAttempt {}

    /// @param socket absolute path; null where only one WezTerm can be meant
    record WezTerm(@Nullable String socket, long pane) implements FocusAttempt {}

    /// @param application its name in AppleScript
    /// @param tty such as `/dev/ttys003`
    record AppleTerminal(Application application, String tty) implements FocusAttempt {}

    /// @param id number of a top-level window
    record X11Window(long id) implements FocusAttempt {}

    /// Terminals of macOS that can be asked for a session by its tty.
    enum Application {
        ITERM2,
        TERMINAL
    }
}
