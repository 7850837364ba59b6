package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.daemon.usage.TranscriptBatch;
import dev.drover.model.usage.FilePosition;
import dev.drover.model.usage.SourcePair;
import dev.drover.model.usage.TokenUse;
import dev.drover.model.usage.Tokens;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An agent's own exporter beside its transcript, through the TCP door as exporters come.
final class TelemetryTest {
    private static final String METRICS = "/otlp/v1/metrics";

    @TempDir Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private LiveDaemon live;

    @BeforeEach
    void open() throws IOException {
        live = LiveDaemon.withTcp(home);
    }

    @AfterEach
    void close() {
        http.close();
        live.close();
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + live.port() + path))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + live.token.hex())
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String export(Instant at, long tokens) {
        String nanos = at.getEpochSecond() + "000000000";
        return """
        {"resourceMetrics":[{"scopeMetrics":[{"metrics":[{"name":"claude_code.token.usage","sum":
          {"aggregationTemporality":1,"dataPoints":[{"attributes":[
             {"key":"session.id","value":{"stringValue":"s-1"}},
             {"key":"type","value":{"stringValue":"input"}}],
           "startTimeUnixNano":"%s","timeUnixNano":"%s","asInt":"%d"}]}}]}]}]}
        """
                .formatted(nanos, at.plusSeconds(60).getEpochSecond() + "000000000", tokens);
    }

    @Test
    void isRefusedInOneLineUntilItIsSwitchedOn() throws Exception {
        for (String path : List.of(METRICS, "/otlp/v1/logs")) {
            HttpResponse<String> answer = post(path, "{}");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("drover settings set usage.telemetry true");
        }
    }

    @Test
    void isOneMoreWitnessBesideTheTranscript() throws Exception {
        live.daemon.settings().set("usage.telemetry", "true");
        live.hook(
                "claude-code",
                "{\"hook_event_name\":\"SessionStart\",\"session_id\":\"s-1\",\"cwd\":\"/tmp\",\"source\":\"startup\"}"
                        .getBytes(StandardCharsets.UTF_8),
                Map.of());
        String id = live.only().id();
        live.daemon
                .usage()
                .sink()
                .take(
                        new TranscriptBatch(
                                "claude-code",
                                new FilePosition("/t", "1", 10, ""),
                                "s-1",
                                "",
                                true,
                                List.of(
                                        new TokenUse(
                                                "claude-code",
                                                "k",
                                                Instant.now(),
                                                "s-1",
                                                "",
                                                "",
                                                "/tmp",
                                                "claude-opus-4-8",
                                                new Tokens(1_000, 0, 0, 0, 0),
                                                false)),
                                0,
                                0));
        assertThat(post(METRICS, export(Instant.now(), 800)).statusCode()).isEqualTo(200);
        assertThat(post("/otlp/v1/logs", "{\"resourceLogs\":[]}").statusCode()).isEqualTo(200);
        await().untilAsserted(
                        () ->
                                assertThat(live.client.metrics(id).sources())
                                        .containsExactly(
                                                new SourcePair(
                                                        "tokens",
                                                        "telemetry",
                                                        800,
                                                        "transcript",
                                                        1_000)));
        assertThat(live.client.metrics(id).usage().confidence()).isEqualTo(0.8);
    }

    @Test
    void whatIsBrokenIsRefusedAndChangesNothing() throws Exception {
        live.daemon.settings().set("usage.telemetry", "true");
        assertThat(post(METRICS, "{\"resourceMetrics\":").statusCode()).isEqualTo(400);
        assertThat(post(METRICS, "{\"resourceMetrics\":{}}").statusCode()).isEqualTo(400);
        assertThat(post(METRICS, "{}").statusCode()).isEqualTo(200);
    }
}
