package dev.drover.cli;

import static dev.drover.cli.Schemas.assertFits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.drover.cli.Shell.Answer;
import dev.drover.daemon.LiveDaemon;
import dev.drover.ipc.Json;
import dev.drover.model.view.AlertView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// `drover alerts …` inside a real daemon.
class AlertsCommandTest {
    @TempDir Path home;
    private final AtomicReference<LiveDaemon> live = new AtomicReference<>();
    private LiveDaemon daemon;
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        shell =
                Shell.over(
                        Shell.commands(
                                home, Map.of(), caller -> live.get().daemon.api(caller), true));
        daemon = LiveDaemon.in(home);
        live.set(daemon);
        shell.type("settings", "set", "alerts.waitingAfter", "0s");
    }

    @AfterEach
    void close() {
        daemon.close();
    }

    private AlertView waits() {
        says("waiting");
        await().until(() -> !daemon.client.alerts(false).isEmpty());
        return daemon.client.alerts(false).getFirst();
    }

    private void says(String event) {
        String body =
                """
                {"event":"%s","session_id":"s1","cwd":"%s","reason":"May I?\\u202e\\u001b[2J"}
                """
                        .formatted(event, home);
        daemon.client.call(
                "POST",
                "/v1/hooks/my-bot",
                Map.of("Content-Type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertPlain(Answer answer) {
        assertThat(answer.out()).doesNotContain("\u202e", "\u001b[2J");
        assertThat(answer.out().lines()).allSatisfy(l -> assertThat(l).hasSizeLessThan(81));
    }

    @Test
    void saysThatNothingNeedsAnybody() {
        assertThat(shell.type("alerts").out()).isEqualTo("Nothing needs you.\n");
        assertThat(shell.type("alerts", "--json").out()).isEqualTo("[]\n");
        assertThat(shell.type("alerts", "log").out()).isEqualTo("No alert has fired yet.\n");
    }

    @Test
    void listsShowsAcknowledgesAndClosesAnAlert() {
        AlertView alert = waits();
        Answer list = shell.terminal(80).type("alerts");
        assertThat(list.out()).contains(alert.id(), "warning", "waits for you: May I?");
        assertPlain(list);
        Answer sheet = shell.terminal(80).type("alerts", "show", alert.id().substring(0, 4));
        assertThat(sheet.out())
                .contains("How Drover knows", "Its hook told so.", "drover instances show");
        assertPlain(sheet);

        Answer known = shell.type("alerts", "ack", alert.id());
        assertThat(known.out()).startsWith(alert.id() + " is acknowledged: my-bot in ");
        assertThat(shell.type("alerts").out()).contains("known");
        assertThat(shell.type("alerts", "resolve", alert.id()).out()).contains("is closed");
        assertThat(shell.type("alerts").out()).isEqualTo("Nothing needs you.\n");
        Answer all = shell.terminal(80).type("alerts", "--all");
        assertThat(all.out()).contains("over", "Closed by hand.");
        assertPlain(all);
        assertFits("alerts", shell.type("alerts", "--all", "--json").out());

        Answer again = shell.type("alerts", "ack", alert.id());
        assertThat(again.exit()).isEqualTo(Exit.REFUSED);
        assertThat(again.err()).hasLineCount(1).contains("over already");
    }

    @Test
    void refusesAnUnknownIdAndKindWithTheWayOut() {
        Answer unknown = shell.type("alerts", "ack", "zz");
        assertThat(unknown.exit()).isEqualTo(Exit.REFUSED);
        assertThat(unknown.err()).contains("`drover alerts --all`");
        Answer kind = shell.type("alerts", "mute", "noise", "1h");
        assertThat(kind.exit()).isEqualTo(Exit.REFUSED);
        assertThat(kind.err())
                .contains("waiting, stale, duplicate, orphan, wal-growth, branch-conflict,");
        Answer time = shell.type("alerts", "mute", "waiting", "soon");
        assertThat(time.exit()).isEqualTo(Exit.USAGE);
        assertThat(time.err()).contains("90s, 5m, 2h or 1d");
    }

    @Test
    void keepsAKindQuietAndPausesAll() {
        waits();
        assertThat(shell.type("alerts", "mute", "waiting", "1h").out())
                .startsWith("Alerts of kind waiting are muted until ");
        assertThat(shell.type("alerts").out()).contains("  muted  ", "muted until");
        assertThat(shell.type("alerts", "pause", "2h").out())
                .startsWith("Notifications are paused until ");
        assertThat(shell.type("status").out()).contains("Notifications are paused until");
        assertFits("silences", shell.type("alerts", "mute", "stale", "8h", "--json").out());
        assertFits("status", shell.type("status", "--json").out());
        shell.type("alerts", "unmute", "stale");
        shell.type("alerts", "unmute", "waiting");
        assertThat(shell.type("alerts", "resume").out())
                .isEqualTo("Nothing is quiet: alerts of every kind are told.\n");
    }

    @Test
    void statusShowsWhatNeedsAPersonBesideTheQueueOnce() throws Exception {
        Files.writeString(home.resolve("settings.json"), "{");
        daemon.close();
        daemon = LiveDaemon.in(home, Map.of("alerts.mustHold", "2s"), UnaryOperator.identity());
        live.set(daemon);
        await().until(() -> !daemon.client.overview().notices().isEmpty());
        assertThat(shell.type("status").out()).contains("! " + home);
        await().until(() -> !daemon.client.alerts(false).isEmpty());
        Answer status = shell.terminal(80).type("status");
        assertThat(status.out()).contains("notice", "Drover's settings").doesNotContain("! ");
        assertPlain(status);
    }

    @Test
    void printsWhatHappenedToAlerts() {
        AlertView alert = waits();
        shell.type("alerts", "ack", alert.id());
        shell.type("alerts", "mute", "stale", "1h");
        await().until(() -> shell.type("alerts", "log").out().lines().count() == 3);
        List<String> lines = shell.type("alerts", "log").out().lines().toList();
        assertThat(lines.get(0)).contains("fired", alert.id(), "waits for you: May I?");
        assertThat(lines.get(1)).contains("acknowledged", alert.id());
        assertThat(lines.get(2)).contains("muted", "stale until ");
        assertThat(shell.type("alerts", "log", "-n", "1", "--json").out().lines())
                .singleElement()
                .satisfies(
                        l ->
                                assertThat(Json.mapper().readTree(l).path("what").asString())
                                        .isEqualTo("muted"));
    }
}
