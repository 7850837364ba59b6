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
public record Terminal(
        @Nullable String tty,
        @Nullable String tmux,
        @Nullable String tmuxPane,
        @Nullable String program,
        @Nullable String windowId,
        @Nullable String kittyWindow,
        @Nullable String weztermPane) {
    public static final Terminal UNKNOWN = new Terminal(null, null, null, null, null, null, null);

    /// What is known of both, `newer` first.
    public Terminal mergedWith(Terminal newer) {
        return new Terminal(
                newer.tty != null ? newer.tty : tty,
                newer.tmux != null ? newer.tmux : tmux,
                newer.tmuxPane != null ? newer.tmuxPane : tmuxPane,
                newer.program != null ? newer.program : program,
                newer.windowId != null ? newer.windowId : windowId,
                newer.kittyWindow != null ? newer.kittyWindow : kittyWindow,
                newer.weztermPane != null ? newer.weztermPane : weztermPane);
    }

    public Terminal withTty(String device) {
        return new Terminal(device, tmux, tmuxPane, program, windowId, kittyWindow, weztermPane);
    }
}
