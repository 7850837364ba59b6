package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.ipc.Client;
import dev.drover.ipc.CommandRunner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Commands that wait for longer than one answer may take.
class CommandRouteTest {
    @TempDir Path home;
    private final List<Duration> asked = new CopyOnWriteArrayList<>();

    private static Client.Response call(LiveDaemon live, Map<String, String> headers) {
        return live.client.call(
                "POST", "/v1/cli", headers, "wait\0".getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> header(Client.Response response, String name) {
        return response.headers().entrySet().stream()
                .filter(h -> h.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Test
    void whoHasNothingToSayYetIsAskedAgainAndToldHowLongThatGoesOn() throws Exception {
        CommandRunner runner =
                (invocation, out, err) -> {
                    asked.add(invocation.waited());
                    return asked.size() < 3 ? CommandRunner.AGAIN : 7;
                };
        try (LiveDaemon live = LiveDaemon.with(home, runner)) {
            Client.Response first = call(live, Map.of());
            assertThat(first.status()).isEqualTo(200);
            String waited = header(first, "Drover-Again").orElseThrow();
            assertThat(Long.parseLong(waited)).isPositive();
            assertThat(header(first, "Drover-Exit")).isEmpty();
            Client.Response second = call(live, Map.of("Drover-Waited", "3600000"));
            assertThat(Long.parseLong(header(second, "Drover-Again").orElseThrow()))
                    .isGreaterThanOrEqualTo(3_600_000);
            Client.Response third = call(live, Map.of("Drover-Waited", "nonsense"));
            assertThat(header(third, "Drover-Exit")).hasValue("7");
            assertThat(asked).containsExactly(Duration.ZERO, Duration.ofHours(1), Duration.ZERO);
        }
    }
}
