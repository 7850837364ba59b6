package dev.drover.cli;

import static dev.drover.cli.Schemas.assertFits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.agents.Payloads;
import dev.drover.daemon.LiveDaemon;
import dev.drover.daemon.usage.TranscriptBatch;
import dev.drover.ipc.Json;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// `drover metrics` with a daemon behind it: what hooks and transcripts tell, as words and shapes.
final class MetricsCommandTest {
    @TempDir Path home;
    private LiveDaemon live;
    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        live = LiveDaemon.in(home);
        shell = Shell.over(Shell.commands(home, Map.of(), caller -> live.daemon.api(caller), true));
    }

    @AfterEach
    void close() {
        live.close();
    }

    private String report(String payload) throws IOException {
        byte[] body = Payloads.claude(payload.replace(".json", ""), "s-1", home.toString());
        int status = live.client.call("POST", "/v1/hooks/claude-code", JSON, body).status();
        assertThat(status).isEqualTo(200);
        return Objects.requireNonNull(live.rows().getLast().sessionId());
    }

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private void transcript(String session, String model) {
        Tokens tokens = new Tokens(1_000, 2_000, 3_000, 0, 40_000);
        TokenUse use =
                new TokenUse(
                        "claude-code",
                        "msg " + model,
                        Instant.now(),
                        session,
                        "",
                        "",
                        "/home/me/shop",
                        model,
                        tokens,
                        false);
        live.daemon
                .usage()
                .sink()
                .take(
                        new TranscriptBatch(
                                "claude-code",
                                new FilePosition("/" + model, "1", 10, ""),
                                session,
                                "",
                                true,
                                List.of(use),
                                2,
                                0));
    }

    private InstanceView awaitTokens() {
        await().until(() -> live.only().tokens() != null && live.only().tokens().input() != null);
        return live.only();
    }

    @Test
    void whatAgentsUseIsShownInWordsThatFitTheTerminal() throws IOException {
        report("session-start-startup.json");
        String session = report("post-tool-use.json");
        transcript(session, "claude-opus-4-8");
        InstanceView row = awaitTokens();
        // 1,000 × 5 + 2,000 × 25 + 3,000 × 6.25 + 40,000 × 0.5, for a million.
        assertThat(row.costUsd()).isEqualTo(0.09375);
        assertThat(Objects.requireNonNull(row.tokens()).context()).isEqualTo(44_000);
        for (String words : List.of("", "--all", "--agents", "--confidence", "--by model")) {
            String[] typed = ("metrics " + words).strip().split(" ");
            Shell.Answer answer = shell.terminal(80).type(typed);
            assertThat(answer.exit()).as(answer.err()).isZero();
            assertThat(answer.out().lines()).allMatch(line -> line.length() <= 80);
            assertThat(answer.out().contains("list prices of 2026-11-26"))
                    .isEqualTo(!words.equals("--agents"));
        }
        assertThat(shell.terminal(80).type("metrics").out())
                .contains("1: 1 active", "44k read, 2k written", "$0.09");
        assertThat(shell.terminal(80).type("metrics", "--confidence").out())
                .contains("tool calls", "50.0%");
        assertThat(shell.terminal(80).type("metrics", "--by", "model").out())
                .contains("claude-opus-4-8", "90.9%");
    }

    @Test
    void everyShapeFitsItsSchema() throws IOException {
        assertFits("metrics", shell.type("metrics", "--json").out());
        report("session-start-startup.json");
        String session = report("post-tool-use.json");
        transcript(session, "claude-opus-4-8");
        transcript(session, "a model without a price");
        InstanceView row = awaitTokens();
        assertFits("metrics", shell.type("metrics", "--all", "--json").out());
        assertFits(
                "instance-metrics",
                shell.type("metrics", "--instance", row.shortId(), "--json").out());
        for (String span : List.of("today", "7d", "30d")) {
            String out = shell.type("metrics", "--span", span, "--by", "session", "--json").out();
            assertFits("usage-report", out);
        }
        assertFits(
                "metrics",
                new String(
                        live.client.call("GET", "/v1/metrics", Map.of(), new byte[0]).body(),
                        StandardCharsets.UTF_8));
        assertFits("instances", shell.type("instances", "--json").out());
    }

    @Test
    void hooksAndTimedCommandsAreCounted() throws IOException {
        report("session-start-startup.json");
        report("post-tool-use.json");
        report("post-tool-use-failure.json");
        byte[] timed = "{\"name\":\"format\",\"micros\":1500}".getBytes(StandardCharsets.UTF_8);
        assertThat(live.client.call("POST", "/v1/metrics/timed", JSON, timed).status())
                .isEqualTo(204);
        await().untilAsserted(
                        () ->
                                assertThat(shell.type("metrics", "--span", "today").out())
                                        .contains("format", "PostToolUseFailure"));
        var usage =
                Json.mapper()
                        .readTree(shell.type("metrics", "--json").out())
                        .at("/instances/0/usage");
        assertThat(usage.path("toolCalls").asInt()).isEqualTo(2);
        assertThat(usage.path("toolErrors").asInt()).isEqualTo(1);
        assertThat(live.daemon.usage().totals().toolCalls()).isEqualTo(2);
    }

    @Test
    void badInputGetsOneLine() {
        for (String words :
                List.of(
                        "--span 8d",
                        "--by colour",
                        "--all --agents",
                        "--max-age 3",
                        "--cleanup --max-age -1",
                        "--instance nobody")) {
            Shell.Answer answer = shell.type(("metrics " + words).split(" "));
            assertThat(answer.exit()).as(words).isEqualTo(Exit.REFUSED);
            assertThat(answer.err().lines()).as(words).hasSize(1);
        }
        assertThat(shell.type("metrics", "--cleanup", "--max-age", "1").out())
                .isEqualTo("Forgot 0 instances.\n");
    }

    @Test
    void prometheusGetsSumsOnly() throws IOException {
        report("session-start-startup.json");
        transcript(report("post-tool-use.json"), "claude-opus-4-8");
        awaitTokens();
        String text =
                new String(
                        live.client.call("GET", "/metrics", Map.of(), new byte[0]).body(),
                        StandardCharsets.UTF_8);
        assertThat(text)
                .contains("drover_tokens{kind=\"cache-read\"} 40000.0", "drover_cost_usd 0.09375")
                .contains("drover_spent_today_usd 0.09375")
                .doesNotContain("drover_cost_usd 0.0\n");
    }
}
