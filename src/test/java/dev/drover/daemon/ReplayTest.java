package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.agents.Payloads;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What a real Claude Code sent, in the order of `ORDER.md`, piped through the client that hooks
/// start: the rows and states after each step.
final class ReplayTest {
    private static final Map<String, String> SESSIONS =
            Map.of(
                    "A", "aaaaaaaa-1b2c-469a-9252-f6a500840efa",
                    "B", "bbbbbbbb-1b2c-469a-9252-f6a500840efa",
                    "C", "cccccccc-1b2c-469a-9252-f6a500840efa");

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

    @Test
    void recordedPayloadsGiveTheRowsAndStatesOfTheirSessionsStepByStep() throws Exception {
        for (Payloads.Step step : Payloads.order()) {
            // Sessions A and C are one process, which no replay can show: they are one by /clear.
            String session = Objects.requireNonNull(SESSIONS.get(step.session()));
            String cwd =
                    step.session().equals("B")
                            ? "/home/dev/shop-worktrees/feat-b"
                            : "/home/dev/shop";
            int exit = live.hook("claude-code", step.body(session, cwd), Map.of());

            assertThat(exit).isZero();
            InstanceView row = row(cwd);
            assertThat(row.state().toString())
                    .as("after " + step.file() + " of " + step.session())
                    .isEqualTo(step.state());
            assertThat(row.sessionId()).isEqualTo(session);
        }
        assertThat(live.rows()).hasSize(2).allMatch(v -> v.endedAt() != null);
        assertThat(row("/home/dev/shop").agents().ever()).isEqualTo(1);
        assertThat(live.daemon.state().sessions()).hasSize(3);
    }

    @Test
    void whatTheAgentReadsIsAnEmptyObject() throws Exception {
        live.hook(
                "claude-code",
                Payloads.claude("session-start-startup", "s1", "/home/dev/shop"),
                Map.of());
        assertThat(home.resolve("hook-out")).content().isEqualTo("{}");
    }

    @Test
    void aRestartKnowsWhatWasAcknowledged() throws Exception {
        live.hook(
                "claude-code",
                Payloads.claude("session-start-startup", "s1", "/home/dev/shop"),
                Map.of());
        live.hook(
                "claude-code",
                Payloads.claude("permission-request", "s1", "/home/dev/shop"),
                Map.of());
        List<InstanceView> before = live.rows();
        live.close();

        live = LiveDaemon.in(home);
        assertThat(live.only().id()).isEqualTo(before.getFirst().id());
        assertThat(live.only().waitingFor()).isEqualTo(before.getFirst().waitingFor());
    }

    private InstanceView row(String cwd) {
        return live.rows().stream().filter(v -> v.cwd().equals(cwd)).findFirst().orElseThrow();
    }
}
