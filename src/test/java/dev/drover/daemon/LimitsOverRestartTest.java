package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.AlertKind;
import dev.drover.model.view.AlertView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What an agent told of the plan before a restart still counts after it.
final class LimitsOverRestartTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir Path home;

    private static List<AlertView> limits(LiveDaemon live) {
        return live.client.alerts(false).stream().filter(a -> a.kind() == AlertKind.LIMIT).toList();
    }

    private void tell(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head =
                "POST /v1/statusline HTTP/1.1\r\nHost: drover\r\nContent-Type: application/json\r\n"
                        + "Connection: close\r\nContent-Length: "
                        + bytes.length
                        + "\r\n\r\n";
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(home.resolve("run").resolve("drover.sock")));
            channel.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.UTF_8)));
            channel.write(ByteBuffer.wrap(bytes));
            String answer =
                    new String(
                            Channels.newInputStream(channel).readAllBytes(),
                            StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aPlanThatIsNearlyUsedUpIsStillSoAfterARestart() throws Exception {
        String first;
        try (LiveDaemon live = LiveDaemon.in(home)) {
            live.hook(
                    "claude-code",
                    "{\"hook_event_name\":\"SessionStart\",\"session_id\":\"s-1\",\"cwd\":\"/tmp\",\"source\":\"startup\"}"
                            .getBytes(StandardCharsets.UTF_8),
                    Map.of());
            tell(
                    "{\"session_id\":\"s-1\",\"cwd\":\"/tmp\",\"rate_limits\":{\"seven_day\":{\"used_percentage\":91,\"resets_at\":"
                            + Instant.now().plus(Duration.ofDays(3)).getEpochSecond()
                            + "}}}");
            await().atMost(PATIENCE).until(() -> limits(live).size() == 1);
            first = limits(live).getFirst().id();
        }
        try (LiveDaemon again = LiveDaemon.in(home)) {
            await().atMost(PATIENCE)
                    .during(Duration.ofSeconds(4))
                    .untilAsserted(
                            () ->
                                    assertThat(limits(again))
                                            .extracting(AlertView::id)
                                            .containsExactly(first));
        }
    }
}
