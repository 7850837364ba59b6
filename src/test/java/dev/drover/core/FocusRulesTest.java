package dev.drover.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.FocusAttempt;
import dev.drover.model.Terminal;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FocusRulesTest {
    private static final String WHOLE = "/tmp/tmux-1000/default,4711,0";

    /// A terminal by the names of its variables.
    private static Terminal terminal(String... pairs) {
        return new Terminal(
                value("TTY", pairs),
                value("TMUX", pairs),
                value("TMUX_PANE", pairs),
                value("TERM_PROGRAM", pairs),
                value("WINDOWID", pairs),
                value("KITTY_WINDOW_ID", pairs),
                value("WEZTERM_PANE", pairs),
                value("KITTY_LISTEN_ON", pairs),
                value("WEZTERM_UNIX_SOCKET", pairs));
    }

    private static @Nullable String value(String name, String... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1];
            }
        }
        return null;
    }

    @Test
    void insideTmuxOnlyTmuxKnowsTheWay() {
        Terminal inside = terminal("TMUX", WHOLE, "TMUX_PANE", "%12", "WINDOWID", "77");
        assertThat(FocusRules.plan(inside).attempts())
                .containsExactly(new FocusAttempt.Tmux("/tmp/tmux-1000/default", "%12"));
    }

    @Test
    void asksKittyForTheTabBeforeItRaisesTheWindow() {
        Terminal kitty =
                terminal(
                        "KITTY_WINDOW_ID",
                        "3",
                        "KITTY_LISTEN_ON",
                        "unix:/tmp/my kitty-42",
                        "WINDOWID",
                        "44040195");
        assertThat(FocusRules.plan(kitty).attempts())
                .containsExactly(
                        new FocusAttempt.Kitty("unix:/tmp/my kitty-42", 3),
                        new FocusAttempt.X11Window(44040195));
    }

    @Test
    void saysWhatKittyLacksWhereItTakesNoRemoteControl() {
        FocusRules.Plan plan = FocusRules.plan(terminal("KITTY_WINDOW_ID", "3"));
        assertThat(plan.attempts()).isEmpty();
        assertThat(plan.otherwise()).contains("allow_remote_control");
    }

    @Test
    void knowsWezTermItermAndWindowsInHexadecimal() {
        assertThat(FocusRules.plan(terminal("WEZTERM_PANE", "9")).attempts())
                .containsExactly(new FocusAttempt.WezTerm(null, 9));
        assertThat(
                        FocusRules.plan(
                                        terminal(
                                                "WEZTERM_PANE",
                                                "9",
                                                "WEZTERM_UNIX_SOCKET",
                                                "/run/user/1/sock"))
                                .attempts())
                .containsExactly(new FocusAttempt.WezTerm("/run/user/1/sock", 9));
        assertThat(
                        FocusRules.plan(
                                        terminal(
                                                "TERM_PROGRAM", "iTerm.app", "TTY", "/dev/ttys003"))
                                .attempts())
                .containsExactly(
                        new FocusAttempt.AppleTerminal(
                                FocusAttempt.Application.ITERM2, "/dev/ttys003"));
        assertThat(FocusRules.plan(terminal("WINDOWID", "0x2a00003")).attempts())
                .containsExactly(new FocusAttempt.X11Window(0x2a00003));
    }

    @Test
    void saysInOneLineWhyThereIsNoWay() {
        assertThat(FocusRules.plan(Terminal.UNKNOWN).otherwise()).contains("hooks");
        assertThat(FocusRules.plan(terminal("TTY", "/dev/pts/3")).otherwise())
                .contains("/dev/pts/3");
        assertThat(FocusRules.plan(terminal("TERM_PROGRAM", "ghostty")).otherwise())
                .contains("ghostty");
        assertThat(FocusRules.plan(terminal("TERM_PROGRAM", "vscode")).otherwise())
                .contains("VS Code");
        assertThat(FocusRules.plan(terminal("TERM_PROGRAM", Terminal.WINDOWS_TERMINAL)).otherwise())
                .contains("Windows Terminal");
        assertThat(FocusRules.plan(terminal("TERM_PROGRAM", "a\n\u001b[2J\u202e".repeat(99))))
                .satisfies(
                        plan ->
                                assertThat(plan.otherwise())
                                        .doesNotContain("\n", "\u001b", "\u202e")
                                        .hasSizeLessThan(120));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-L",
                "default,1,0",
                "../../tmp/x,1,0",
                "/tmp/../home/other/tmux,1,0",
                "/tmp/x\n-V,1,0",
                "/tmp/x",
                "/tmp/x,1",
                "/tmp/x,1,0;kill-server",
                "/tmp/x,1,\u0661"
            })
    void takesNoTmuxServerFromHostileWords(String server) {
        assertThat(FocusRules.plan(terminal("TMUX", server, "TMUX_PANE", "%1")).attempts())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1", "%", "%1;kill-server", "%1 ", "-t", "%1\n", "%-1", "%9999999999"})
    void takesNoPaneFromHostileWords(String pane) {
        assertThat(FocusRules.plan(terminal("TMUX", WHOLE, "TMUX_PANE", pane)).attempts())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "-1",
                "0x",
                "0x0",
                "4294967296",
                "99999999999",
                "1;xkill",
                "$(x)",
                "1\n"
            })
    void takesNoWindowFromHostileWords(String id) {
        assertThat(FocusRules.plan(terminal("WINDOWID", id)).attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fd:3",
                "--help",
                "unix:relative",
                "unix:/tmp/../x",
                "unix:@a b",
                "tcp:example.org:80",
                "tcp:localhost:1;x",
                "unix:/tmp/k\u0007"
            })
    void takesNoKittyFromHostileWords(String listen) {
        assertThat(
                        FocusRules.plan(terminal("KITTY_WINDOW_ID", "1", "KITTY_LISTEN_ON", listen))
                                .attempts())
                .isEmpty();
    }

    @Test
    void takesNothingElseFromHostileWords() {
        assertThat(FocusRules.plan(terminal("WEZTERM_PANE", "--help")).attempts()).isEmpty();
        assertThat(
                        FocusRules.plan(terminal("WEZTERM_PANE", "1", "WEZTERM_UNIX_SOCKET", "x"))
                                .attempts())
                .isEmpty();
        assertThat(
                        FocusRules.plan(
                                        terminal(
                                                "TERM_PROGRAM",
                                                "iTerm.app",
                                                "TTY",
                                                "/dev/ttys0\" & do shell script \"x"))
                                .attempts())
                .isEmpty();
    }
}
