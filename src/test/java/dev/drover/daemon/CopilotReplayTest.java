package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A whole session of a real Copilot CLI: the hooks that it called, through the client that hooks
/// start, while its transcript is written as it was. Two turns are stopped by the person, which
/// only the transcript tells.
final class CopilotReplayTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SESSION = "06905f43-885c-4bcd-947b-782ed22b514c";

    /// What people see after each of these; the others change nothing.
    private static final Map<String, String> STATES =
            Map.of(
                    "sessionStart", "idle",
                    "userPromptSubmitted", "busy",
                    "preToolUse", "busy",
                    "postToolUse", "busy",
                    "postToolUseFailure", "busy",
                    "notification", "waiting",
                    "agentStop", "idle",
                    "errorOccurred", "error",
                    "sessionEnd", "ended");

    @TempDir Path home;
    private LiveDaemon live;
    private Path transcript;

    @BeforeEach
    void open() throws Exception {
        live = LiveDaemon.in(home);
        Path session = home.resolve(".copilot/session-state").resolve(SESSION);
        transcript = Files.createDirectories(session).resolve("events.jsonl");
    }

    @AfterEach
    void close() {
        live.close();
    }

    @Test
    void aRecordedSessionGivesItsStatesStepByStepAndItsTokens() throws Exception {
        int stops = 0;
        for (String line : recorded()) {
            JsonNode event = JSON.readTree(line);
            String type = event.get("type").asString();
            if (type.equals("hook.start")) {
                hook(event.get("data"), event.path("agentId").asString(""));
            }
            append(event);
            if (type.equals("abort")) {
                stops++;
                String before = live.only().state().toString();
                assertThat(before).isIn("waiting", "busy");
                await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertState("idle", "after an abort"));
                assertThat(live.only().waitingFor()).isNull();
            }
        }
        assertThat(stops).isEqualTo(2);
        assertThat(live.only().agents().ever()).isEqualTo(1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> {
                            InstanceView.Tokens tokens =
                                    Objects.requireNonNull(live.only().tokens(), "tokens");
                            assertThat(tokens.input()).isEqualTo(13_121L);
                            assertThat(tokens.output()).isEqualTo(1_846L);
                            assertThat(tokens.cacheRead()).isEqualTo(26_000L);
                        });
    }

    /// @param agent whose hook it is, if a subagent's. The transcript keeps what was known before
    /// the client put that into the payload.
    private void hook(JsonNode call, String agent) throws Exception {
        String name = call.get("hookType").asString();
        ObjectNode input = (ObjectNode) call.get("input");
        if (!agent.isEmpty()) {
            input.put("agentId", agent);
            input.put("parentAgentId", SESSION);
        }
        int exit =
                live.hook(
                        "copilot",
                        List.of("--event", name),
                        JSON.writeValueAsBytes(input),
                        Map.of());

        assertThat(exit).isZero();
        assertThat(home.resolve("hook-out")).content().isEmpty();
        assertThat(live.only().sessionId()).isEqualTo(SESSION);
        String state = STATES.get(name);
        if (state != null && !input.has("agentId")) {
            assertState(state, "after " + name);
        }
    }

    private void assertState(String state, String when) {
        assertThat(live.only().state().toString()).as(when).isEqualTo(state);
    }

    /// As if it were written now: what is older than the last hook says nothing new.
    private void append(JsonNode event) throws IOException {
        ObjectNode now = (ObjectNode) event;
        now.put("timestamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        Files.writeString(
                transcript,
                JSON.writeValueAsString(now) + "\n",
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private static List<String> recorded() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        CopilotReplayTest.class.getResourceAsStream(
                                "/payloads/copilot/events-tui.jsonl"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
