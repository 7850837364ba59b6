package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.Recordings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Whole sessions of a real Gemini CLI, in the order in which it sent its hooks and wrote its
/// transcript.
final class GeminiReplayTest {
    private static final String TUI = "1e33b74b-e2e0-4deb-926e-82da26e1c877";
    private static final String AFTER_CLEAR = "52e98864-d14f-4988-88b8-b5ea6563e1dc";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path home;
    private LiveDaemon live;
    private Path transcript;

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home);
        transcript = home.resolve(".gemini/tmp/shop/chats/session-2026-11-20T15-57-1e33b74b.jsonl");
    }

    @AfterEach
    void close() {
        live.close();
    }

    private AgentReplay replay() {
        return new AgentReplay(live, "gemini", "", "{}");
    }

    /// The client writes a line of its own, as it did when this was recorded, but now.
    private void writes(String type, String content) throws Exception {
        String line =
                Recordings.text("gemini", "session-tui-approval-cancel-compress.jsonl")
                        .lines()
                        .filter(
                                l ->
                                        l.contains("\"type\": \"" + type + "\"")
                                                && l.contains(content))
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(
                                "\"timestamp\": \"[^\"]*\"",
                                "\"timestamp\": \""
                                        + Instant.now().truncatedTo(ChronoUnit.MILLIS)
                                        + "\"");
        Files.writeString(transcript, line + "\n", StandardOpenOption.APPEND);
    }

    private void begins() throws Exception {
        String first =
                Recordings.text("gemini", "session-tui-approval-cancel-compress.jsonl")
                        .lines()
                        .findFirst()
                        .orElseThrow();
        AgentReplay.write(transcript, first + "\n");
    }

    private void becomes(AgentReplay replay, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(replay.row().state()).hasToString(state));
    }

    @Test
    void aSessionWithQuestionsThatAreAllowedAndTurnedDown() throws Exception {
        begins();
        AgentReplay replay =
                replay().of(TUI)
                        .play(
                                """
                                session-start-startup idle
                                before-agent busy
                                pre-compress-auto busy
                                before-model busy
                                before-tool-selection busy
                                after-model busy
                                before-tool-shell busy
                                notification-tool-permission-exec waiting
                                """);
        assertThat(replay.row().waitingFor()).isEqualTo("permission: touch made.txt");
        replay.play(
                """
                after-tool-shell busy
                after-agent idle
                before-agent busy
                before-tool busy
                notification-tool-permission-edit waiting
                """);
        // Esc: no hook says so.
        writes("info", "Request cancelled.");
        becomes(replay, "idle");
        assertThat(replay.row().waitingFor()).isNull();
        replay.play(
                """
                before-agent busy
                after-agent-cancelled-stream idle
                before-agent busy
                after-agent-api-error idle
                """);
        writes("error", "API Error");
        becomes(replay, "error");
        assertThat(replay.row().detail()).isEqualTo("mock bad request");
        replay.play(
                """
                before-agent busy
                before-tool busy
                notification-tool-permission-ask-user waiting
                after-tool busy
                after-agent idle
                pre-compress-manual idle
                before-agent busy
                before-tool-invoke-agent busy
                """);
        assertThat(replay.row().agents().now()).isEqualTo(1);
        replay.play(
                """
                after-tool-invoke-agent busy
                after-agent idle
                session-end-clear idle
                """);
        replay.of(AFTER_CLEAR)
                .play(
                        """
                        session-start-clear idle
                        before-agent busy
                        after-agent idle
                        session-end-exit ended
                        session-end-exit ended
                        """);
        assertThat(replay.row().agents().ever()).isEqualTo(1);
        assertThat(live.daemon.state().sessions()).hasSize(2);
    }

    @Test
    void aCancelThatIsReadLateChangesNothingThatHasBegunSince() throws Exception {
        AgentReplay replay = replay().of(TUI).play("session-start-startup idle\nbefore-agent busy");
        // All of it was written days ago; the last answer is how we know that it was read.
        AgentReplay.write(
                transcript,
                Recordings.text("gemini", "session-tui-approval-cancel-compress.jsonl"));
        await().atMost(PATIENCE).until(() -> replay.row().tokens() != null);
        assertThat(replay.row().state()).hasToString("busy");
    }

    @Test
    void itsTokensAreThoseOfEachAnswerOnceAlsoWhenTheFileChangesOnResume() throws Exception {
        String recorded = Recordings.text("gemini", "session-p-mode.jsonl");
        String session = "fca2dfd0-416b-4935-b12d-7118c9c75cb7";
        AgentReplay.write(
                transcript.resolveSibling("session-2026-11-20T15-56-fca2dfd0.jsonl"), recorded);
        AgentReplay replay =
                replay().of(session)
                        .play(
                                """
                                session-start-startup idle
                                before-agent busy
                                before-tool busy
                                after-tool busy
                                after-agent idle
                                """);
        replay.tells(2 * 142, 2 * 2000);
        // The new file repeats the answers of the old one.
        AgentReplay.write(
                transcript.resolveSibling("session-2026-11-20T16-24-fca2dfd0.jsonl"),
                recorded
                        + recorded.lines()
                                .skip(4)
                                .findFirst()
                                .orElseThrow()
                                .replace("e85cdf72", "e85cdf73")
                        + "\n");
        replay.play("session-start-resume idle\nbefore-agent busy\nafter-agent idle");
        replay.tells(3 * 142, 3 * 2000);
        replay.play("session-end-after-resume ended");
    }
}
