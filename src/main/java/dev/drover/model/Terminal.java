package dev.drover.model;

import org.jspecify.annotations.Nullable;

/// The terminal an instance runs in, as far as its hooks or its process tell; what a click needs to
/// lead there.
///
/// @param tty such as `/dev/pts/3`
/// @param tmux value of `TMUX` (the server's socket, and more)
/// @param tmuxPane value of `TMUX_PANE`
/// @param program value of `TERM_PROGRAM`
/// @param windowId value of `WINDOWID` (X11)
/// @param kittyWindow value of `KITTY_WINDOW_ID`
/// @param weztermPane value of `WEZTERM_PANE`
/// @param kittyListen value of `KITTY_LISTEN_ON`, where kitty takes remote control
/// @param weztermSocket value of `WEZTERM_UNIX_SOCKET`, which of several WezTerms it is
public record Terminal(
        @Nullable String tty,
        @Nullable String tmux,
        @Nullable String tmuxPane,
        @Nullable String program,
        @Nullable String windowId,
        @Nullable String kittyWindow,
        @Nullable String weztermPane,
        @Nullable String kittyListen,
        @Nullable String weztermSocket) {
    public static final Terminal UNKNOWN =
            new Terminal(null, null, null, null, null, null, null, null, null);

    /// What `program` is in Windows Terminal, which sets no `TERM_PROGRAM`.
    public static final String WINDOWS_TERMINAL = "Windows Terminal";

    /// What is known of both, `newer` first.
    public Terminal mergedWith(Terminal newer) {
        return new Terminal(
                newer.tty != null ? newer.tty : tty,
                newer.tmux != null ? newer.tmux : tmux,
                newer.tmuxPane != null ? newer.tmuxPane : tmuxPane,
                newer.program != null ? newer.program : program,
                newer.windowId != null ? newer.windowId : windowId,
                newer.kittyWindow != null ? newer.kittyWindow : kittyWindow,
                newer.weztermPane != null ? newer.weztermPane : weztermPane,
                newer.kittyListen != null ? newer.kittyListen : kittyListen,
                newer.weztermSocket != null ? newer.weztermSocket : weztermSocket);
    }

    public Terminal withTty(String device) {
        return new Terminal(
                device,
                tmux,
                tmuxPane,
                program,
                windowId,
                kittyWindow,
                weztermPane,
                kittyListen,
                weztermSocket);
    }
}
