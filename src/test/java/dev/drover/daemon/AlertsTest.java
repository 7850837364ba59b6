package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.drover.core.Refused;
import dev.drover.ipc.Json;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.AlertStatus;
import dev.drover.model.view.AlertView;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// From an agent that waits to an alert that is over, over a real socket and a real file.
final class AlertsTest {
    private static final Map<String, String> AT_ONCE = Map.of("alerts.waitingAfter", "0s");

    @TempDir Path home;

    private LiveDaemon open(Map<String, String> options) throws IOException {
        return LiveDaemon.in(home, options, UnaryOperator.identity());
    }

    private static void says(LiveDaemon live, String event) {
        String body = "{\"event\":\"" + event + "\",\"session_id\":\"s1\",\"reason\":\"may I?\"}";
        live.client.call(
                "POST",
                "/v1/hooks/my-bot",
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static AlertView awaitAlert(LiveDaemon live) {
        await().until(() -> !live.client.alerts(false).isEmpty());
        return live.client.alerts(false).getFirst();
    }

    private List<JsonNode> log() throws IOException {
        Path file = home.resolve("logs/alerts.jsonl");
        return Files.exists(file)
                ? Files.readAllLines(file).stream().map(l -> Json.mapper().readTree(l)).toList()
                : List.of();
    }

    private List<String> told() throws IOException {
        return log().stream().map(l -> l.path("what").asString()).toList();
    }

    @Test
    void anAgentThatWaitsIsAnAlertUntilItIsAnswered() throws Exception {
        try (LiveDaemon live = open(AT_ONCE)) {
            says(live, "waiting");
            AlertView alert = awaitAlert(live);
            assertThat(alert.kind()).isEqualTo(AlertKind.WAITING);
            assertThat(alert.severity()).isEqualTo(AlertSeverity.WARNING);
            assertThat(alert.instance()).isEqualTo(live.only().id());
            assertThat(live.client.overview().alerts())
                    .extracting(AlertView::id)
                    .containsExactly(alert.id());
            assertThat(live.client.acknowledge(alert.id().substring(0, 5)).status())
                    .isEqualTo(AlertStatus.ACKNOWLEDGED);
            says(live, "busy");
            await().until(() -> live.client.alerts(false).isEmpty());
            AlertView over = live.client.alerts(true).getFirst();
            assertThat(over.status()).isEqualTo(AlertStatus.RESOLVED);
            assertThat(over.resolution()).isEqualTo("It was answered.");
            await().untilAsserted(
                            () ->
                                    assertThat(told())
                                            .containsExactly("fired", "acknowledged", "resolved"));
            JsonNode last = log().getLast();
            assertThat(last.path("id").asString()).isEqualTo(alert.id());
            assertThat(last.path("kind").asString()).isEqualTo("waiting");
            assertThat(last.path("how").asString()).isEqualTo("It was answered.");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            home.resolve("logs/alerts.jsonl"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aRestartKeepsWhatWasAcknowledgedAndWhatIsSilent() throws Exception {
        String id;
        try (LiveDaemon live = open(AT_ONCE)) {
            says(live, "waiting");
            id = awaitAlert(live).id();
            live.client.acknowledge(id);
            live.client.mute("waiting", Duration.ofHours(1));
            live.client.pause(Duration.ofHours(8));
        }
        try (LiveDaemon live = open(AT_ONCE)) {
            AlertView alert = awaitAlert(live);
            assertThat(alert.id()).isEqualTo(id);
            assertThat(alert.status()).isEqualTo(AlertStatus.ACKNOWLEDGED);
            assertThat(alert.muted()).isTrue();
            assertThat(live.client.overview().pausedUntil()).isNotNull();
            says(live, "busy");
            await().until(() -> live.client.alerts(false).isEmpty());
        }
    }

    @Test
    void muteAndPauseAreTakenBackAndTold() throws Exception {
        try (LiveDaemon live = open(AT_ONCE)) {
            assertThat(live.client.mute("stale", Duration.ofHours(1)).muted())
                    .containsOnlyKeys(AlertKind.STALE);
            assertThat(live.client.pause(Duration.ofHours(1)).pausedUntil()).isNotNull();
            assertThat(live.client.unmute("stale").muted()).isEmpty();
            assertThat(live.client.resume().pausedUntil()).isNull();
            assertThat(live.client.silences().muted()).isEmpty();
            await().untilAsserted(
                            () ->
                                    assertThat(told())
                                            .containsExactly(
                                                    "muted", "paused", "unmuted", "resumed"));
        }
    }

    @Test
    void refusesWithTheWayOut() throws Exception {
        try (LiveDaemon live = open(AT_ONCE)) {
            assertThatThrownBy(() -> live.client.acknowledge("0badf00d"))
                    .isInstanceOf(Refused.class)
                    .hasMessage(
                            "No alert is called '0badf00d'. `drover alerts --all` lists those that"
                                    + " are known.");
            assertThatThrownBy(() -> live.client.resolve("../x"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("No alert is called");
            assertThatThrownBy(() -> live.client.mute("noise", Duration.ofHours(1)))
                    .hasMessageContaining("'noise' is no kind of alert");
            assertThatThrownBy(() -> live.client.pause(Duration.ofDays(400)))
                    .hasMessageContaining("30 days");
        }
    }

    @Test
    void aBrokenSettingsFileIsANoticeAboutDroverItself() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{ \"window\": ");
        try (LiveDaemon live = open(Map.of("alerts.mustHold", "0s"))) {
            AlertView alert = awaitAlert(live);
            assertThat(alert.kind()).isEqualTo(AlertKind.SELF_CHECK);
            assertThat(alert.severity()).isEqualTo(AlertSeverity.NOTICE);
            assertThat(alert.title()).isEqualTo("Drover's settings");
            assertThat(alert.place()).isEqualTo("settings");
        }
    }

    @Test
    void theEventStreamTellsOfAlertsWithTheirRow() throws Exception {
        try (LiveDaemon live = open(AT_ONCE)) {
            List<String> events = new CopyOnWriteArrayList<>();
            Thread follower =
                    Thread.ofVirtual()
                            .start(
                                    () ->
                                            live.daemon
                                                    .api(0)
                                                    .follow(
                                                            null,
                                                            e -> {
                                                                events.add(e.name() + e.data());
                                                                return true;
                                                            }));
            try {
                await().until(() -> !events.isEmpty());
                says(live, "waiting");
                await().until(
                                () ->
                                        events.stream()
                                                .anyMatch(
                                                        e ->
                                                                e.startsWith("AlertFired")
                                                                        && e.contains(
                                                                                "\"status\":\"firing\"")));
            } finally {
                follower.interrupt();
                follower.join();
            }
        }
    }

    @Test
    void aDaemonWhereNothingChangesWritesNothing() throws Exception {
        try (LiveDaemon live = open(AT_ONCE)) {
            says(live, "waiting");
            awaitAlert(live);
            long before = live.daemon.journal().lastSeq();
            var check = live.client.health().checks().get("alerts");
            assertThat(check).isNotNull();
            for (int i = 0; i < 20; i++) {
                live.daemon.alerts().look();
            }
            assertThat(live.daemon.journal().lastSeq()).isEqualTo(before);
        }
    }

    @Test
    void theLogBeginsANewFileBeforeItGrowsTooLarge() throws Exception {
        try (LiveDaemon live = open(AT_ONCE)) {
            AlertLog small = new AlertLog(home.resolve("small/alerts.jsonl"), 200);
            live.daemon.subscribe("small", c -> small.append(c, java.time.Instant.EPOCH));
            for (int i = 0; i < 40; i++) {
                live.client.mute("stale", Duration.ofHours(1 + i));
            }
            await().until(() -> Files.exists(home.resolve("small/alerts.3.jsonl")));
            await().until(() -> told().size() == 40);
            try (var files = Files.list(home.resolve("small"))) {
                for (Path file : files.toList()) {
                    assertThat(Files.size(file)).isLessThan(2_000);
                }
            }
            assertThat(home.resolve("small/alerts.4.jsonl")).doesNotExist();
        }
    }
}
