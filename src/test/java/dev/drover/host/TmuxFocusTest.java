package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.host.TerminalFocus.Outcome;
import dev.drover.model.FocusAttempt;
import dev.drover.model.Terminal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/// Against a real tmux with real clients.
class TmuxFocusTest {
    @TempDir Path home;
    private TmuxServer tmux;
    private final TerminalFocus focus = new TerminalFocus(System.getenv());

    @BeforeEach
    void start() throws Exception {
        tmux = TmuxServer.in(home);
    }

    @AfterEach
    void end() {
        tmux.close();
    }

    private Outcome show(String pane) {
        return focus.carryOut(new FocusAttempt.Tmux(tmux.socket.toString(), pane));
    }

    @Test
    void theOnlyClientIsSwitchedToTheSessionAndThePane() throws Exception {
        String terminal = tmux.attach("two", Map.of());
        for (String pane : tmux.panes("one")) {
            Outcome outcome = show(pane);
            assertThat(outcome.done()).as(outcome.line()).isTrue();
            assertThat(outcome.line()).contains(pane, terminal);
            assertThat(tmux.shown(terminal)).isEqualTo("one " + pane);
        }
    }

    @Test
    void theClientThatIsThereAlreadyIsTakenBeforeTheOneUsedLast() throws Exception {
        String there = tmux.attach("one", Map.of());
        String later = tmux.attach("two", Map.of());
        String pane = tmux.panes("one").getFirst();
        assertThat(show(pane).line()).contains(there);
        assertThat(tmux.shown(there)).isEqualTo("one " + pane);
        assertThat(tmux.shown(later)).startsWith("two ");
    }

    @Test
    void aWindowBehindAnotherComesForward() throws Exception {
        String terminal = tmux.attach("one", Map.of());
        String behind = tmux.panes("one").getLast();
        tmux.say("new-window", "-t", "one", "sleep 600");
        assertThat(tmux.shown(terminal)).doesNotContain(behind);
        assertThat(show(behind).done()).isTrue();
        assertThat(tmux.shown(terminal)).isEqualTo("one " + behind);
    }

    @Test
    void tellsWhichTerminalShowsItNow() throws Exception {
        String terminal =
                tmux.attach("two", Map.of("WINDOWID", "4711", "TERM_PROGRAM", "a-terminal"));
        Terminal around = Objects.requireNonNull(show(tmux.panes("one").getFirst()).around());
        assertThat(around.windowId()).isEqualTo("4711");
        assertThat(around.program()).isEqualTo("a-terminal");
        assertThat(around.tty()).isEqualTo(terminal);
        assertThat(around.tmux()).isNull();
    }

    @Test
    void saysHowToAttachWhereNoTerminalIs() throws Exception {
        Outcome outcome = show(tmux.panes("one").getFirst());
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.line()).contains("No terminal is attached", "tmux -S " + tmux.socket);
    }

    @Test
    void aPaneThatIsGoneIsSaidToBe() throws Exception {
        tmux.attach("two", Map.of());
        Outcome outcome = show("%99");
        assertThat(outcome.done()).isFalse();
        assertThat(outcome.line()).isEqualTo("tmux has no pane %99 any more.");
    }

    @Test
    void aServerThatIsGoneIsSaidToBe() {
        Outcome outcome =
                focus.carryOut(new FocusAttempt.Tmux(home.resolve("none").toString(), "%1"));
        assertThat(outcome).isEqualTo(new Outcome(false, "Its tmux has ended.", null));
    }

    @Test
    void aSocketOfSomebodyElseIsNotSpokenTo() throws Exception {
        Path theirs = Path.of("/etc/passwd"); // root's
        if (OwnProcess.uid() == 0) {
            theirs = Files.createFile(home.resolve("theirs"));
            Files.setAttribute(theirs, "unix:uid", 65534);
        }
        Outcome outcome = focus.carryOut(new FocusAttempt.Tmux(theirs.toString(), "%1"));
        assertThat(outcome.line()).isEqualTo("Its tmux belongs to another user.");
    }

    @Test
    void programsThatAreNotInstalledAreNamed() {
        TerminalFocus nothing = new TerminalFocus(Map.of("PATH", home.toString()));
        assertThat(nothing.carryOut(new FocusAttempt.WezTerm(null, 1)).line())
                .isEqualTo("`wezterm` is not on the path.");
        assertThat(nothing.carryOut(new FocusAttempt.X11Window(1)).line())
                .isEqualTo("Drover itself runs without an X11 display.");
    }

    /// A kitty of the test's own says what it was called with; one that hangs is not waited for.
    @Test
    void callsKittyAndWezTermByArgumentsAndWithTheirSocket() throws Exception {
        program("kitten", "echo \"$#:$*\" >&2; exit 1");
        program("wezterm", "echo \"$WEZTERM_UNIX_SOCKET:$*:$CLAUDECODE\" >&2; exit 1");
        TerminalFocus own =
                new TerminalFocus(Map.of("PATH", home.toString(), "CLAUDECODE", "1", "KEY", "x"));
        assertThat(own.carryOut(new FocusAttempt.Kitty("unix:/tmp/my kitty", 7)).line())
                .contains(": 6:@ --to unix:/tmp/my kitty focus-window --match id:7.");
        assertThat(own.carryOut(new FocusAttempt.WezTerm("/run/sock", 5)).line())
                .contains(": /run/sock:cli --no-auto-start activate-pane --pane-id 5:.");
    }

    @Test
    void aProgramThatHangsIsEnded() throws Exception {
        program("kitten", "echo $$ > '" + home.resolve("pid") + "'; exec sleep 600");
        TerminalFocus own = new TerminalFocus(Map.of("PATH", home + ":/usr/bin:/bin"));
        Outcome outcome = own.carryOut(new FocusAttempt.Kitty("unix:/tmp/k", 7));
        assertThat(outcome.line()).contains("did not answer within 2 seconds");
        long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    private void program(String name, String script) throws Exception {
        Path file = Files.writeString(home.resolve(name), "#!/bin/sh\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
