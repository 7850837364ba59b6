package dev.drover.core;

import dev.drover.model.FocusAttempt;
import dev.drover.model.Terminal;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which ways lead to a terminal, best first. What is known of it comes from programs that the
/// agent started, so nothing becomes part of an attempt that has not exactly the form it must have.
public final class FocusRules {
    private static final Pattern TMUX = Pattern.compile("(.+),\\d{1,10},\\d{1,10}");
    private static final Pattern PANE = Pattern.compile("%\\d{1,9}");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern WINDOW = Pattern.compile("[1-9]\\d{0,9}|0x[0-9a-fA-F]{1,8}");
    private static final Pattern TTY = Pattern.compile("/dev/(pts/\\d{1,9}|tty[a-z0-9]{1,12})");
    private static final Pattern LISTEN =
            Pattern.compile(
                    "unix:@[A-Za-z0-9._-]{1,90}|tcp:(localhost|127\\.0\\.0\\.1):[1-9]\\d{0,4}");

    /// A socket's address has room for 108 bytes, the closing zero included.
    private static final int LONGEST_SOCKET = 107;

    private static final int LONGEST_NAME = 40;

    private FocusRules() {}

    /// @param attempts to be made in this order until one succeeds
    /// @param otherwise if none does, or there is none: why, and what to do, as one line
    public record Plan(List<FocusAttempt> attempts, String otherwise) {
        public Plan {
            attempts = List.copyOf(attempts);
        }
    }

    public static Plan plan(Terminal terminal) {
        List<FocusAttempt> attempts = new ArrayList<>();
        tmux(terminal).ifPresent(attempts::add);
        if (attempts.isEmpty()) {
            // Inside tmux these are of the terminal that started the server, wherever that is now.
            kitty(terminal).ifPresent(attempts::add);
            wezTerm(terminal).ifPresent(attempts::add);
            apple(terminal).ifPresent(attempts::add);
            window(terminal).ifPresent(attempts::add);
        }
        return new Plan(attempts, whyNot(terminal, attempts));
    }

    private static Optional<FocusAttempt> tmux(Terminal terminal) {
        Matcher server = TMUX.matcher(text(terminal.tmux()));
        boolean fits =
                server.matches()
                        && isPath(server.group(1))
                        && PANE.matcher(text(terminal.tmuxPane())).matches();
        return fits
                ? Optional.of(new FocusAttempt.Tmux(server.group(1), text(terminal.tmuxPane())))
                : Optional.empty();
    }

    private static Optional<FocusAttempt> kitty(Terminal terminal) {
        String listen = text(terminal.kittyListen());
        boolean known =
                LISTEN.matcher(listen).matches()
                        || (listen.startsWith("unix:") && isPath(listen.substring(5)));
        return known && NUMBER.matcher(text(terminal.kittyWindow())).matches()
                ? Optional.of(
                        new FocusAttempt.Kitty(
                                listen, Long.parseLong(text(terminal.kittyWindow()))))
                : Optional.empty();
    }

    private static Optional<FocusAttempt> wezTerm(Terminal terminal) {
        String socket = terminal.weztermSocket();
        boolean fits =
                NUMBER.matcher(text(terminal.weztermPane())).matches()
                        && (socket == null || isPath(socket));
        return fits
                ? Optional.of(
                        new FocusAttempt.WezTerm(
                                socket, Long.parseLong(text(terminal.weztermPane()))))
                : Optional.empty();
    }

    private static Optional<FocusAttempt> apple(Terminal terminal) {
        FocusAttempt.Application application =
                switch (text(terminal.program())) {
                    case "iTerm.app" -> FocusAttempt.Application.ITERM2;
                    case "Apple_Terminal" -> FocusAttempt.Application.TERMINAL;
                    default -> null;
                };
        return application != null && TTY.matcher(text(terminal.tty())).matches()
                ? Optional.of(new FocusAttempt.AppleTerminal(application, text(terminal.tty())))
                : Optional.empty();
    }

    private static Optional<FocusAttempt> window(Terminal terminal) {
        String id = text(terminal.windowId());
        if (!WINDOW.matcher(id).matches()) {
            return Optional.empty();
        }
        long number = Long.decode(id);
        return number > 0 && number <= 0xFFFF_FFFFL
                ? Optional.of(new FocusAttempt.X11Window(number))
                : Optional.empty();
    }

    private static String whyNot(Terminal t, List<FocusAttempt> attempts) {
        if (t.kittyWindow() != null && t.kittyListen() == null && t.tmux() == null) {
            return "kitty shows a tab for others only with `allow_remote_control` and `listen_on`"
                    + " set in kitty.conf.";
        }
        if (!attempts.isEmpty()) {
            return "Look for it by its directory.";
        }
        if (t.tmux() != null
                || t.kittyWindow() != null
                || t.weztermPane() != null
                || t.windowId() != null) {
            return "What it says of its terminal has not the form it must have, so Drover does"
                    + " nothing with it.";
        }
        if (t.program() != null) {
            return switch (t.program()) {
                case Terminal.WINDOWS_TERMINAL ->
                        "Windows Terminal has no way for other programs to find a tab.";
                case "vscode" ->
                        "It runs in the terminal of VS Code, which other programs cannot choose.";
                default ->
                        "Its terminal, "
                                + VisibleText.line(t.program(), LONGEST_NAME)
                                + ", has no way for Drover to bring it to the front.";
            };
        }
        return t.tty() != null
                ? "It runs on "
                        + VisibleText.line(t.tty(), LONGEST_NAME)
                        + ", and nothing has said which window that is."
                : "Drover does not know its terminal: only its hooks can tell.";
    }

    private static boolean isPath(String text) {
        return text.startsWith("/")
                && text.length() <= LONGEST_SOCKET
                && text.chars().noneMatch(c -> Character.isISOControl(c))
                && !(text + "/").contains("/../");
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
