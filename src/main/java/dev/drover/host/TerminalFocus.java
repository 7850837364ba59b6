package dev.drover.host;

import dev.drover.model.FocusAttempt;
import dev.drover.model.Terminal;
import dev.drover.model.VisibleText;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Brings terminals to the front, each by the remote control it has. It does not know which
/// terminal is wanted; the values it gets are checked already.
///
/// What is for macOS follows the terminals' documentation.
public final class TerminalFocus {
    private static final int LONGEST_COMPLAINT = 120;

    private final Tool tool;
    private final Tmux tmux;
    private final X11Windows windows;

    /// What came of an attempt.
    ///
    /// @param line what was done, or why it could not be, as one sentence
    /// @param around the terminal that shows what was chosen, to be brought to the front next;
    /// null if nothing is left to do
    public record Outcome(boolean done, String line, @Nullable Terminal around) {
        static Outcome done(String line) {
            return new Outcome(true, line, null);
        }

        static Outcome failed(String line) {
            return new Outcome(false, line, null);
        }
    }

    /// @param environment ours: where programs are, and which display
    public TerminalFocus(Map<String, String> environment) {
        tool = new Tool(environment);
        tmux = new Tmux(tool);
        windows = new X11Windows(environment.get("DISPLAY"));
    }

    public Outcome carryOut(FocusAttempt attempt) {
        return switch (attempt) {
            case FocusAttempt.Tmux(String socket, String pane) -> tmux.show(socket, pane);
            case FocusAttempt.Kitty(String listen, long window) -> kitty(listen, window);
            case FocusAttempt.WezTerm(String socket, long pane) -> wezTerm(socket, pane);
            case FocusAttempt.AppleTerminal(FocusAttempt.Application which, String tty) ->
                    apple(which, tty);
            case FocusAttempt.X11Window(long id) -> windows.raise(id);
        };
    }

    private Outcome kitty(String listen, long window) {
        Optional<String> program = tool.find("kitten", "kitty");
        if (program.isEmpty()) {
            return Outcome.failed("kitty's own `kitten` is not on the path.");
        }
        Tool.Result result =
                tool.run(
                        List.of(
                                program.get(),
                                "@",
                                "--to",
                                listen,
                                "focus-window",
                                "--match",
                                "id:" + window));
        return result.ok()
                ? Outcome.done("kitty shows its window.")
                : Outcome.failed("kitty did not show its window: " + complaint(result) + ".");
    }

    private Outcome wezTerm(@Nullable String socket, long pane) {
        Optional<String> program = tool.find("wezterm");
        if (program.isEmpty()) {
            return Outcome.failed("`wezterm` is not on the path.");
        }
        Tool.Result result =
                tool.run(
                        List.of(
                                program.get(),
                                "cli",
                                "--no-auto-start",
                                "activate-pane",
                                "--pane-id",
                                Long.toString(pane)),
                        socket == null ? Map.of() : Map.of("WEZTERM_UNIX_SOCKET", socket));
        return result.ok()
                ? Outcome.done("WezTerm shows its pane.")
                : Outcome.failed("WezTerm did not show its pane: " + complaint(result) + ".");
    }

    private Outcome apple(FocusAttempt.Application which, String tty) {
        if (Platform.current() != Platform.OTHER) {
            return Outcome.failed("Its terminal runs on a Mac.");
        }
        Tool.Result result =
                tool.run(List.of("/usr/bin/osascript", "-e", AppleScripts.of(which), tty));
        if (!result.ok()) {
            return Outcome.failed("macOS did not let Drover ask: " + complaint(result) + ".");
        }
        return result.output().equals("found")
                ? Outcome.done("Its tab is in front.")
                : Outcome.failed("No tab of its terminal is on " + tty + ".");
    }

    static String complaint(Tool.Result result) {
        String text = result.output().isEmpty() ? "it does not say why" : result.output();
        String line = VisibleText.line(text, LONGEST_COMPLAINT);
        return line.endsWith(".") ? line.substring(0, line.length() - 1) : line;
    }
}
