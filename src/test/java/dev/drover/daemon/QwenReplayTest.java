package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.Recordings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// Whole sessions of a real Qwen Code, an older one and a newer one, in the order in which they
/// sent their hooks.
final class QwenReplayTest {
    private static final String TUI = "aced4b04-cc50-4930-a412-dc652f8d88c3";

    @TempDir Path home;
    private LiveDaemon live;

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home);
    }

    @AfterEach
    void close() {
        live.close();
    }

    private AgentReplay replay(String version) {
        return new AgentReplay(live, "qwen", version, "{}");
    }

    @Test
    void aSessionWithQuestionsAFailureAndAClear() throws Exception {
        AgentReplay replay =
                replay("v0.15.10-")
                        .of(TUI)
                        .play(
                                """
                                session-start-startup idle
                                notification-auth-success idle
                                user-prompt-submit busy
                                permission-request waiting
                                notification-permission-prompt waiting
                                """);
        assertThat(replay.row().waitingFor())
                .isEqualTo("permission: run_shell_command touch made.txt");
        replay.play(
                """
                pre-tool-use busy
                post-tool-use busy
                user-prompt-submit-empty-continuation busy
                stop idle
                notification-idle-prompt idle
                user-prompt-submit busy
                post-tool-use-failure busy
                user-prompt-submit-empty-continuation busy
                stop idle
                user-prompt-submit busy
                permission-request waiting
                notification-permission-prompt waiting
                notification-idle-prompt idle
                user-prompt-submit busy
                stop-failure error
                """);
        assertThat(replay.row().detail()).isEqualTo("400 mock bad request");
        replay.play("session-end-clear error");
        replay.of("1fff6c3a-77e1-4cd9-bd15-a1ce3a825845")
                .play("session-start-clear idle\nsession-end-prompt-input-exit ended");
        assertThat(live.daemon.state().sessions()).hasSize(2);
        assertThat(replay.row().model()).isEqualTo("mock-model");
    }

    @Test
    void aSessionOfANewerOneInWhichAQuestionIsTurnedDown() throws Exception {
        replay("v0.24.4-")
                .of("eca92107-687f-45fa-9063-15d7dcb88313")
                .play(
                        """
                        session-start idle
                        user-prompt-submit busy
                        permission-request waiting
                        notification-permission-prompt waiting
                        notification-idle-prompt idle
                        user-prompt-submit busy
                        user-prompt-submit-continuation busy
                        stop idle
                        session-end ended
                        """);
    }

    @Test
    void itsTokensAreThoseOfItsTranscript() throws Exception {
        AgentReplay.write(
                home.resolve(".qwen/projects/-home-dev-shop/chats/" + TUI + ".jsonl"),
                Recordings.text("qwen", "v0.15.10-session-tui.jsonl"));
        replay("v0.15.10-").of(TUI).play("session-start-startup idle").tells(5 * 142, 5 * 2000);
    }
}
