package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drover.core.Refused;
import dev.drover.host.TmuxServer;
import dev.drover.model.view.FocusAnswer;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// From what a hook tells of its terminal to that terminal in front (PE4, TM8).
class FocusTest {
    @TempDir Path home;
    private LiveDaemon live;

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(Files.createDirectory(home.resolve("drover")));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private InstanceView instance(Map<String, String> terminal) throws Exception {
        String body =
                "{\"session_id\":\"s-1\",\"hook_event_name\":\"SessionStart\",\"cwd\":\"%s\"}"
                        .formatted(home);
        live.hook("claude-code", body.getBytes(StandardCharsets.UTF_8), terminal);
        return live.rows().stream()
                .filter(i -> "s-1".equals(i.sessionId()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aHookInsideTmuxIsEnoughToFindItsPaneAgain() throws Exception {
        try (TmuxServer tmux = TmuxServer.in(home)) {
            String terminal = tmux.attach("two", Map.of());
            String pane = tmux.panes("one").getFirst();
            InstanceView instance = instance(Map.of("TMUX", tmux.variable(), "TMUX_PANE", pane));
            FocusAnswer answer = live.client.focus(instance.shortId());
            assertThat(answer.done()).as(answer.line()).isTrue();
            assertThat(answer.path()).isEqualTo(home.toString());
            assertThat(tmux.shown(terminal)).isEqualTo("one " + pane);
            assertThat(live.daemon.focus(instance.id())).isEqualTo(answer);
            assertThat(live.daemon.mayFocus(instance.id())).isTrue();
        }
    }

    @Test
    void hostileWordsRunNothingAndAreSaidInOneLine() throws Exception {
        Path touched = home.resolve("touched");
        String shell = "$(touch " + touched + ")`touch " + touched + "`; touch " + touched;
        InstanceView instance =
                instance(
                        Map.of(
                                "TMUX", "/tmp/x\n" + shell + ",1,0",
                                "TMUX_PANE", "%1; " + shell,
                                "WINDOWID", shell,
                                "KITTY_WINDOW_ID", shell,
                                "KITTY_LISTEN_ON", shell,
                                "WEZTERM_PANE", "--config=" + shell,
                                "TERM_PROGRAM", "\u001b]0;x\u0007" + shell));
        FocusAnswer answer = live.client.focus(instance.id());
        assertThat(answer.done()).isFalse();
        assertThat(answer.line()).doesNotContain("\n", "\u001b", "touch").hasSizeLessThan(200);
        assertThat(answer.path()).isEqualTo(home.toString());
        assertThat(touched).doesNotExist();
    }

    @Test
    void whatHasNoTerminalSaysWhyAndWhere() throws Exception {
        String id = instance(Map.of("TERM_PROGRAM", "ghostty")).id();
        assertThat(live.daemon.mayFocus(id)).isFalse();
        FocusAnswer answer = live.client.focus(id);
        assertThat(answer.done()).isFalse();
        assertThat(answer.line()).contains("ghostty");
        assertThat(answer.path()).isEqualTo(home.toString());
    }

    @Test
    void anUnknownInstanceIsRefused() {
        assertThatThrownBy(() -> live.client.focus("nobody")).isInstanceOf(Refused.class);
        assertThat(live.daemon.mayFocus("nobody")).isFalse();
    }
}
