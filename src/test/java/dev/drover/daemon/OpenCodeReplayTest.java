package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.drover.model.view.InstanceView;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Drover's plugin in a real JavaScript runtime, which is called with what a real OpenCode called
/// its plugins with, and starts the real client: from there to the row that people see.
final class OpenCodeReplayTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String MAIN = "ses_e064921c1ffeMZA2T6WDNctNzl";
    private static final String CHILD = "ses_e0647dd54ffeGKggtOC10iVZV1";

    @TempDir Path home;
    private LiveDaemon live;
    private @Nullable Process host;
    private @Nullable BufferedReader answers;

    @BeforeEach
    void open() throws Exception {
        assumeTrue(isThere("node"), "node is not installed");
        live = LiveDaemon.in(home);
        // Writes down what the plugin tells, then is the client.
        Path client = home.resolve("client with space");
        Files.writeString(
                client,
                "#!/bin/sh\ntee -a '%s' | '%s' \"$@\" --decision 30\n"
                        .formatted(home.resolve("told"), LiveDaemon.clientProgram()));
        assertThat(client.toFile().setExecutable(true)).isTrue();
        host = start(plugin(client.toString()));
    }

    @AfterEach
    void close() {
        if (host != null) {
            host.destroyForcibly();
        }
        if (live != null) {
            live.close();
        }
    }

    private static boolean isThere(String program) throws Exception {
        return new ProcessBuilder("sh", "-c", "command -v " + program).start().waitFor() == 0;
    }

    private Path plugin(String client) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        getClass().getResourceAsStream("/dev/drover/setup/opencode/drover.js"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String written = text.replace("\"@DROVER_CLIENT@\"", JSON.writeValueAsString(client));
            assertThat(written).isNotEqualTo(text);
            return Files.writeString(home.resolve("drover.mjs"), written);
        }
    }

    private Process start(Path plugin) throws Exception {
        Path harness = Files.createTempFile(home, "host", ".mjs");
        Files.write(harness, resource("/opencode/host.mjs"));
        ProcessBuilder builder =
                new ProcessBuilder("node", harness.toString(), plugin.toUri().toString())
                        .redirectError(home.resolve("errors").toFile());
        builder.environment().put("DROVER_HOME", home.toString());
        Process process = builder.start();
        answers = process.inputReader(StandardCharsets.UTF_8);
        return process;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(OpenCodeReplayTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static JsonNode recorded(String name) throws IOException {
        return JSON.readTree(resource("/payloads/opencode/" + name + ".json"));
    }

    private void call(String hook, Object... given) throws IOException {
        Process process = Objects.requireNonNull(host);
        String line = JSON.writeValueAsString(Map.of("hook", hook, "given", List.of(given)));
        process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        assertThat(Objects.requireNonNull(answers).readLine()).isEqualTo("called");
    }

    private void event(String name) throws IOException {
        call("event", recorded("event-" + name));
    }

    private void event(String name, String state) throws IOException {
        event(name);
        awaitState(state);
    }

    private void hook(String hook, String name) throws IOException {
        JsonNode said = recorded(name);
        call(hook, said.get("input"), said.get("output"));
    }

    private void awaitState(String state) {
        await().atMost(PATIENCE)
                .until(
                        () ->
                                live.rows().size() == 1
                                        && live.only().state().toString().equals(state));
    }

    @Test
    void aRecordedSessionGivesItsStatesStepByStep() throws Exception {
        event("session-created", "idle");
        event("message-updated-user");
        event("session-status-busy", "busy");
        hook("tool.execute.before", "tool-execute-before");
        event("part-tool-running");
        event("permission-asked-bash", "waiting");
        assertThat(live.only().waitingFor()).isEqualTo("permission: bash echo from-tool");
        event("permission-replied-once", "busy");
        event("part-tool-completed");
        event("part-delta");
        event("part-step-finish");
        event("message-updated-assistant-completed");
        event("message-updated-assistant-completed");
        event("session-status-idle", "idle");
        event("session-idle");

        event("session-status-busy", "busy");
        event("permission-asked-edit", "waiting");
        event("permission-replied-reject", "busy");
        event("part-tool-error");
        event("question-asked", "waiting");
        assertThat(live.only().waitingFor()).isEqualTo("question: Which colour?");
        event("question-replied", "busy");

        hook("tool.execute.before", "tool-execute-before-task");
        event("session-created-subagent");
        await().atMost(PATIENCE).until(() -> live.only().agents().now() == 1);
        String ofChild = JSON.writeValueAsString(recorded("event-session-status-idle"));
        call("event", JSON.readTree(ofChild.replace(MAIN, CHILD)));
        await().atMost(PATIENCE).until(() -> live.only().agents().now() == 0);
        assertThat(live.only().state()).hasToString("busy");
        assertThat(live.only().sessionId()).isEqualTo(MAIN);
        assertThat(live.only().cwd()).isEqualTo("/home/dev/shop");

        event("session-error-aborted", "idle");
        event("session-status-busy", "busy");
        hook("experimental.session.compacting", "session-compacting");
        event("session-compacted");
        event("session-error-api", "error");
        event("session-idle"); // comes after an error, too, and says nothing new
        event("session-updated");
        call("dispose");
        awaitState("ended");

        assertThat(told())
                .containsExactly(
                        "session.created",
                        "session.status",
                        "tool.execute.before",
                        "permission.asked",
                        "permission.replied",
                        "tool.execute.after",
                        "message.updated",
                        "session.status",
                        "session.status",
                        "permission.asked",
                        "permission.replied",
                        "tool.execute.after",
                        "question.asked",
                        "question.replied",
                        "tool.execute.before",
                        "session.created",
                        "session.status",
                        "session.error",
                        "session.status",
                        "session.compacting",
                        "session.compacted",
                        "session.error",
                        "dispose");
        assertThat(home.resolve("errors")).isEmptyFile();
        awaitTokens();
    }

    /// 78 tokens of answer and 64 of thinking; the input is without what the cache had.
    private void awaitTokens() {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            InstanceView.Tokens tokens =
                                    Objects.requireNonNull(live.only().tokens(), "tokens");
                            assertThat(tokens.input()).isEqualTo(1_006L);
                            assertThat(tokens.output()).isEqualTo(142L);
                            assertThat(tokens.cacheRead()).isEqualTo(2_000L);
                        });
    }

    /// The events that the plugin has told, in their order.
    private List<String> told() throws IOException {
        String all = Files.readString(home.resolve("told")).replace("}{", "}\n{");
        return all.lines().map(line -> JSON.readTree(line).get("event").asString()).toList();
    }

    @Test
    void aPluginWithoutItsClientDisturbsNobody() throws Exception {
        Objects.requireNonNull(host).destroyForcibly();
        host = start(plugin("/nowhere/drover"));
        event("session-created");
        event("session-status-busy");
        call("event", Map.of("type", "session.status"));
        call("event", Map.of());
        call("dispose");
        assertThat(home.resolve("errors")).isEmptyFile();
        assertThat(live.rows()).isEmpty();
    }
}
