package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refused;
import dev.drover.ipc.Client.Response;
import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;
import dev.drover.model.view.LabelChange;
import dev.drover.model.view.Registration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What is not as it should be: bodies, agents, events, callers. Nothing is stored, or it is
/// accepted and counted; the daemon goes on.
final class OddInputTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

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

    private Response post(String path, String body) {
        return live.client.call("POST", path, JSON, body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "42",
                "{\"session_id\":}",
                "{\"a\":1}{\"b\":2}",
                "{\"session_id\":\"a\",\"session_id\":\"b\",\"hook_event_name\":\"Stop\"}",
                "\u0000",
                "{\"x\":\"\uD800\"}"
            })
    void aMalformedHookIsAProblemAndStoresNothing(String body) {
        Response response = post("/v1/hooks/claude-code", body);

        assertThat(response.status()).isBetween(400, 499);
        assertThat(response.headers().toString()).contains("application/problem+json");
        assertThat(live.rows()).isEmpty();
        assertThat(live.client.audit(0, 10)).isEmpty();
    }

    @Test
    void aDeepBodyIsAProblem() {
        assertThat(post("/v1/hooks/claude-code", "[".repeat(100_000)).status()).isEqualTo(400);
        assertThat(
                        post(
                                        "/v1/hooks/claude-code",
                                        "{\"tool_input\":"
                                                + "{\"a\":".repeat(100)
                                                + "1"
                                                + "}".repeat(101))
                                .status())
                .isEqualTo(400);
        assertThat(live.rows()).isEmpty();
    }

    @Test
    void unknownAgentsAndEventsAreAcceptedAndCounted() {
        assertThat(post("/v1/hooks/my-bot", "{\"event\":\"busy\",\"session_id\":\"s1\"}").status())
                .isEqualTo(200);
        assertThat(
                        post(
                                        "/v1/hooks/claude-code",
                                        "{\"hook_event_name\":\"SomethingNew\",\"session_id\":\"s2\",\"cwd\":\"/tmp\",\"x\":[1]}")
                                .status())
                .isEqualTo(200);

        assertThat(live.rows())
                .extracting(InstanceView::agent)
                .containsExactlyInAnyOrder("my-bot", "claude-code");
        String metrics = live.client.call("GET", "/metrics", Map.of(), new byte[0]).text();
        assertThat(metrics)
                .contains("drover_hooks_unknown_total 1.0")
                .contains("event=\"SomethingNew\"");
    }

    @Test
    void anAgentsNameIsChecked() {
        assertThat(post("/v1/hooks/No%20Such!", "{}").status()).isEqualTo(400);
    }

    @Test
    void aLargeWritePayloadIsAcceptedAndNotKept() {
        String body =
                "{\"hook_event_name\":\"PreToolUse\",\"session_id\":\"s1\",\"cwd\":\"/tmp\",\"tool_name\":\"Write\",\"tool_input\":{\"content\":\""
                        + "x".repeat(8 << 20)
                        + "\"}}";
        assertThat(post("/v1/hooks/claude-code", body).status()).isEqualTo(200);
        assertThat(live.only().state()).isEqualTo(InstanceState.BUSY);
        assertThat(live.database.opening()).isNotNull();
        assertThat(LiveDaemon.database(home).resolveSibling("drover.db-wal").toFile().length())
                .isLessThan(1 << 20);
    }

    @Test
    void namesWithControlCharactersAreShownPlain() {
        post("/v1/hooks/my-bot", "{\"event\":\"busy\",\"session_id\":\"s1\"}");
        InstanceView row =
                live.client.label(
                        live.only().id(),
                        new LabelChange("a\u202Eb\nc\u001B[31m", null, null, null, null));
        assertThat(row.name()).doesNotContain("\n", "\u001B", "\u202E");
    }

    @Test
    void aRegisteredProgramLivesByItsHeartbeatAndEndsItself() {
        Registration.Granted granted =
                live.client.register(new Registration("my-agent", "s1", "worker", "/tmp", null));
        assertThat(granted.instance().pid()).isEqualTo(ProcessHandle.current().pid());
        live.client.heartbeat(granted.instance().id());
        live.client.deregister(granted.instance().shortId());
        assertThat(live.only().state()).isEqualTo(InstanceState.ENDED);
        assertThatThrownBy(() -> live.client.heartbeat(granted.instance().id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("ended");
    }

    @Test
    void nobodyCanSpeakForAnotherInstance() {
        post("/v1/hooks/my-bot", "{\"event\":\"busy\",\"session_id\":\"s1\"}");
        assertThatThrownBy(() -> live.client.deregister(live.only().id()))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("not the caller's");
        for (long foreign : new long[] {1, Long.MAX_VALUE}) {
            var registration = new Registration("my-agent", null, null, null, foreign);
            assertThatThrownBy(() -> live.client.register(registration))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("ancestor");
        }
    }

    @Test
    void theDaemonSaysHowItIs() {
        var health = live.client.health();
        assertThat(health.status()).isEqualTo("ok");
        assertThat(health.checks())
                .containsKeys(
                        "process",
                        "heartbeat",
                        "memory",
                        "queue",
                        "errors",
                        "database",
                        "process-watcher");
        assertThat(health.instanceId()).matches("\\d{8}_\\d{6}_\\d+_[0-9a-f]{8}");
    }

    @Test
    void settingsAreCheckedAndCountAtOnce() {
        assertThat(live.client.set("instances.keepEnded", "2h").value()).isEqualTo("2h");
        assertThatThrownBy(() -> live.client.set("instances.keepEnded", "soon"))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() -> live.client.set("no.such", "1")).isInstanceOf(Refused.class);
    }

    @Test
    void theEventStreamTellsEachChange() {
        List<String> names = new java.util.concurrent.CopyOnWriteArrayList<>();
        Thread follower =
                Thread.ofVirtual()
                        .start(
                                () ->
                                        live.client.follow(
                                                null,
                                                e ->
                                                        names.add(e.name())
                                                                && !e.name()
                                                                        .equals("InstanceEnded")));
        await().until(() -> names.contains("reset"));
        post("/v1/hooks/my-bot", "{\"event\":\"busy\",\"session_id\":\"s1\"}");
        post("/v1/hooks/my-bot", "{\"event\":\"end\",\"session_id\":\"s1\"}");
        await().until(() -> !follower.isAlive());
        assertThat(names).contains("InstanceStarted", "ActivityChanged", "InstanceEnded");
    }
}
