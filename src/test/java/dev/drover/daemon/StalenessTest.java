package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.model.InstanceState;
import dev.drover.model.view.InstanceView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// Alive is never stale; what cannot be seen and is silent is; clock changes and sleep make nobody
/// stale.
final class StalenessTest {
    private static final Map<String, String> SHORT = Map.of("instances.staleAfter", "2s");

    @TempDir Path home;

    private static void hook(LiveDaemon live, String session) {
        String body = "{\"event\":\"busy\",\"session_id\":\"" + session + "\"}";
        live.client.call(
                "POST",
                "/v1/hooks/my-bot",
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theUnseenAndSilentGoStaleAndTheLivingDoNot() throws Exception {
        try (LiveDaemon live = LiveDaemon.in(home, SHORT, UnaryOperator.identity());
                AgentProcess agent = AgentProcess.idle(home.resolve(".local"), home)) {
            hook(live, "unseen");
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> state(live, "unseen") == InstanceState.STALE);
            assertThat(ofPid(live, agent.pid()).state()).isEqualTo(InstanceState.IDLE);

            hook(live, "unseen");
            await().until(() -> state(live, "unseen") == InstanceState.BUSY);
        }
    }

    @Test
    void aStoppedAgentIsAliveForThreePeriodsOfSilence() throws Exception {
        try (LiveDaemon live = LiveDaemon.in(home, SHORT, UnaryOperator.identity());
                AgentProcess agent = AgentProcess.idle(home.resolve(".local"), home)) {
            hook(live, "clock");
            await().until(() -> live.rows().size() == 2);
            new ProcessBuilder("kill", "-STOP", Long.toString(agent.pid())).start().waitFor();
            // The other, unseen one goes stale twice over: the measure of three periods.
            for (int i = 0; i < 2; i++) {
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> state(live, "clock") == InstanceState.STALE);
                hook(live, "clock");
            }
            assertThat(ofPid(live, agent.pid()).state()).isEqualTo(InstanceState.IDLE);
        }
    }

    @Test
    void aClockSetADayAheadMakesNobodyStale() throws Exception {
        AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);
        UnaryOperator<InstantSource> clock = system -> () -> system.instant().plus(shift.get());
        Map<String, String> minute = Map.of("instances.staleAfter", "1m");
        try (LiveDaemon live = LiveDaemon.in(home, minute, clock)) {
            hook(live, "s1");
            await().until(() -> live.rows().size() == 1);
            shift.set(Duration.ofDays(1));
            Instant jumped = live.daemon.state().instances().all().iterator().next().startedAt();
            // The watchers have looked with the new time when a fresh hook carries it.
            hook(live, "s2");
            await().until(() -> live.rows().size() == 2);
            await().until(
                            () ->
                                    live.client.health().checks().get("reaper") != null
                                            && live.rows().stream()
                                                    .anyMatch(
                                                            v ->
                                                                    v.startedAt()
                                                                            .isAfter(
                                                                                    jumped.plus(
                                                                                            Duration
                                                                                                    .ofHours(
                                                                                                            23)))));

            assertThat(live.rows()).allMatch(v -> v.state() == InstanceState.BUSY);
        }
    }

    private static InstanceState state(LiveDaemon live, String session) {
        return live.rows().stream()
                .filter(v -> session.equals(v.sessionId()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static InstanceView ofPid(LiveDaemon live, long pid) {
        return live.rows().stream()
                .filter(v -> v.pid() != null && v.pid() == pid)
                .findFirst()
                .orElseThrow();
    }
}
