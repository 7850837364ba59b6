package dev.drover.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.host.TerminalFocus.Outcome;
import dev.drover.model.FocusAttempt;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Real terminals on a real X server with a window manager.
@Tag("desktop")
class WindowFocusTest {
    @TempDir Path home;
    private VirtualDisplay display;
    private TerminalFocus focus;

    @BeforeEach
    void open() throws Exception {
        display = VirtualDisplay.open();
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("DISPLAY", display.name);
        focus = new TerminalFocus(environment);
    }

    @AfterEach
    void close() {
        display.close();
    }

    private Outcome raise(long window) {
        return focus.carryOut(new FocusAttempt.X11Window(window));
    }

    private void terminal(String title, String script) throws Exception {
        display.start(Map.of(), "xterm", "-T", title, "-e", "sh", "-c", script + "; sleep 600");
    }

    @Test
    void theWindowThatATerminalTellsComesToTheFront() throws Exception {
        Path told = home.resolve("told");
        terminal("first", "echo $WINDOWID > '" + told + "'");
        long first = display.window("first");
        terminal("second", "true");
        long second = display.window("second");
        await().until(() -> display.active() == second);
        await().until(() -> Files.exists(told) && Files.size(told) > 1);

        long window = Long.parseLong(Files.readString(told).strip());
        assertThat(window).isEqualTo(first);
        Outcome outcome = raise(window);
        assertThat(outcome).isEqualTo(new Outcome(true, "Its window is in front.", null));
        assertThat(display.active()).isEqualTo(first);
    }

    @Test
    void aNumberThatIsNoWindowChangesNothingAndEndsNobody() throws Exception {
        terminal("only", "true");
        long only = display.window("only");
        await().until(() -> display.active() == only);
        for (long number : new long[] {1, 0xFFFFFFFFL, only + 1}) {
            assertThat(raise(number).line())
                    .isEqualTo("Its window is not on this display any more.");
        }
        assertThat(display.active()).isEqualTo(only);
    }

    @Test
    void aTmuxPaneAndTheWindowAroundItComeTogether() throws Exception {
        try (TmuxServer tmux = TmuxServer.in(home)) {
            display.start(
                    Map.of("TERM", "xterm"),
                    "xterm",
                    "-T",
                    "holder",
                    "-e",
                    "tmux",
                    "-S",
                    tmux.socket.toString(),
                    "attach",
                    "-t",
                    "two");
            long holder = display.window("holder");
            terminal("cover", "true");
            await().until(() -> display.active() == display.window("cover"));
            await().until(() -> !tmux.say("list-clients").isEmpty());

            Outcome inner =
                    focus.carryOut(
                            new FocusAttempt.Tmux(
                                    tmux.socket.toString(), tmux.panes("one").getFirst()));
            assertThat(Objects.requireNonNull(inner.around()).windowId())
                    .isEqualTo(Long.toString(holder));
            assertThat(raise(holder).done()).isTrue();
            assertThat(display.active()).isEqualTo(holder);
        }
    }

    @Test
    void aDisplayThatIsNotThereIsSaidToBe() {
        TerminalFocus nowhere = new TerminalFocus(Map.of("DISPLAY", ":7654"));
        assertThat(nowhere.carryOut(new FocusAttempt.X11Window(5)).line())
                .isEqualTo("The X11 display :7654 cannot be opened.");
    }
}
