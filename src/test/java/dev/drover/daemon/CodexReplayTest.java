package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.Recordings;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

/// Whole sessions of a real Codex, in the order in which it sent its hooks.
final class CodexReplayTest {
    private static final String TUI = "01a1f9ac-273f-7190-b6e7-c9e3e6f3b653";
    private static final String PARENT = "01a1f9b5-1e2e-7601-b790-8976b22583cc";

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

    private AgentReplay replay() {
        return new AgentReplay(live, "codex", "", "");
    }

    @Test
    void aSessionWithQuestionsAnInterruptAnErrorAndACompaction() throws Exception {
        AgentReplay replay =
                replay().of(TUI)
                        .play(
                                """
                                session-start-startup-tui idle
                                user-prompt-submit busy
                                pre-model-request busy
                                post-model-request busy
                                pre-tool-use-bash busy
                                post-tool-use-bash busy
                                pre-model-request busy
                                post-model-request busy
                                stop idle
                                user-prompt-submit busy
                                pre-tool-use-bash busy
                                permission-request waiting
                                """);
        InstanceView asks = replay.row();
        assertThat(asks.waitingFor()).isEqualTo("permission: Bash touch /home/dev/outside.txt");
        // Allowing it says nothing until the tool has ended.
        replay.play(
                """
                post-tool-use-bash busy
                stop idle
                user-prompt-submit busy
                post-tool-use-bash-exit3 busy
                stop idle
                user-prompt-submit busy
                pre-tool-use-apply-patch busy
                post-tool-use-apply-patch busy
                stop idle
                user-prompt-submit busy
                pre-tool-use-bash busy
                permission-request waiting
                interrupt idle
                user-prompt-submit busy
                pre-model-request busy
                post-model-request-failed error
                """);
        assertThat(replay.row().detail()).isEqualTo("mock bad request");
        replay.play(
                """
                user-prompt-submit busy
                post-model-request busy
                stop idle
                pre-compact busy
                session-start-compact busy
                post-compact idle
                user-prompt-submit busy
                stop idle
                session-end ended
                session-end ended
                """);
        assertThat(live.only().model()).isEqualTo("gpt-5.5");
        assertThat(live.daemon.state().sessions()).hasSize(1);
    }

    @Test
    void aRequestThatIsSentAgainAfterItFailedIsWork() throws Exception {
        replay().of(TUI)
                .play(
                        """
                        session-start-startup-exec idle
                        user-prompt-submit busy
                        post-model-request-failed error
                        pre-model-request busy
                        post-model-request busy
                        stop idle
                        """);
    }

    @Test
    void aSubagentIsCountedInTheSessionThatStartedIt() throws Exception {
        AgentReplay replay =
                replay().of(PARENT)
                        .play(
                                """
                                session-start-startup-exec idle
                                user-prompt-submit busy
                                pre-tool-use-spawn-agent busy
                                subagent-start busy
                                pre-tool-use-in-subagent busy
                                """);
        assertThat(replay.row().agents().now()).isEqualTo(1);
        // What a subagent asks, the work of the main agent does not answer.
        replay.hook(
                "permission-request", Map.of("agent_id", "01a1f9b5-1f27-72b0-97e7-c5a9288574b5"));
        assertThat(replay.row().state()).hasToString("waiting");
        replay.play(
                """
                pre-model-request waiting
                post-tool-use-in-subagent busy
                subagent-stop busy
                stop idle
                session-end ended
                """);
        assertThat(replay.row().agents().ever()).isEqualTo(1);
        assertThat(replay.row().agents().now()).isZero();
    }

    @Test
    void itsTokensAreThoseThatItsRolloutAddsUpTo() throws Exception {
        AgentReplay.write(
                home.resolve("codex/sessions/2026/11/20/rollout-2026-11-20T15-56-11-x.jsonl"),
                Recordings.text("codex", "rollout-tui-approval-interrupt-error-compact.jsonl"));
        AgentReplay replay = replay().of(TUI).play("session-start-startup-tui idle");
        replay.tells(1846, 26_000);
        InstanceView.Tokens told = replay.row().tokens();
        assertThat(told == null ? null : told.input()).isEqualTo(39_243 - 26_000);
    }
}
