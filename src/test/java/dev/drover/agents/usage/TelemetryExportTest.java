package dev.drover.agents.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ipc.Json;
import dev.drover.model.usage.TelemetryPoint;
import dev.drover.model.usage.TelemetryPoint.Kind;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class TelemetryExportTest {
    private static List<TelemetryPoint> read(String metrics) {
        String whole =
                "{\"resourceMetrics\":[{\"resource\":{\"attributes\":[]},\"scopeMetrics\":[{\"metrics\":["
                        + metrics
                        + "]}]}]}";
        return Json.mapper().readValue(whole, TelemetryExport.class).points();
    }

    private static String metric(String name, int temporality, String... points) {
        return "{\"name\":\"%s\",\"unit\":\"tokens\",\"sum\":{\"aggregationTemporality\":%d,\"isMonotonic\":true,\"dataPoints\":[%s]}}"
                .formatted(name, temporality, String.join(",", points));
    }

    private static String point(String session, String type, String value) {
        return """
        {"attributes":[{"key":"session.id","value":{"stringValue":"%s"}},
                       {"key":"model","value":{"stringValue":"claude-opus-4-8"}},
                       {"key":"type","value":{"stringValue":"%s"}}],
         "startTimeUnixNano":"1763650000000000000","timeUnixNano":"1763650060000000000",%s}\
        """
                .formatted(session, type, value);
    }

    @Test
    void readsTokensAndCostOfAConversation() {
        List<TelemetryPoint> points =
                read(
                        metric(
                                        "claude_code.token.usage",
                                        1,
                                        point("s-1", "input", "\"asInt\":\"1200\""),
                                        point("s-1", "output", "\"asDouble\":42"))
                                + ","
                                + metric(
                                        "claude_code.cost.usage",
                                        2,
                                        point("s-1", "", "\"asDouble\":0.25")));
        assertThat(points)
                .extracting(TelemetryPoint::kind, TelemetryPoint::value, TelemetryPoint::growing)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Kind.TOKENS, 1200.0, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.TOKENS, 42.0, false),
                        org.assertj.core.groups.Tuple.tuple(Kind.COST, 0.25, true));
        assertThat(points.getFirst().from()).isEqualTo(Instant.ofEpochSecond(1763650000));
        assertThat(points.getFirst().to()).isEqualTo(Instant.ofEpochSecond(1763650060));
        assertThat(points.get(0).series()).isNotEqualTo(points.get(1).series());
    }

    @Test
    void passesOverWhatItDoesNotKnow() {
        assertThat(read(metric("claude_code.session.count", 1, point("s", "", "\"asInt\":\"1\""))))
                .isEmpty();
        assertThat(read("{\"name\":\"claude_code.token.usage\",\"gauge\":{}},null,{}")).isEmpty();
        assertThat(Json.mapper().readValue("{}", TelemetryExport.class).points()).isEmpty();
        assertThat(
                        Json.mapper()
                                .readValue("{\"resourceMetrics\":[null,{}]}", TelemetryExport.class)
                                .points())
                .isEmpty();
    }

    @Test
    void passesOverWhatCannotBeAMeasurement() {
        assertThat(
                        read(
                                metric(
                                        "claude_code.token.usage",
                                        1,
                                        point("", "input", "\"asInt\":\"1\""),
                                        point("x".repeat(300), "input", "\"asInt\":\"1\""),
                                        point("s", "input", "\"asInt\":\"-5\""),
                                        point("s", "input", "\"asDouble\":\"NaN\""),
                                        point("s", "input", "\"other\":1"))))
                .isEmpty();
    }
}
