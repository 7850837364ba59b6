package dev.drover.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drover.model.Alert;
import dev.drover.model.AlertId;
import dev.drover.model.AlertKind;
import dev.drover.model.AlertSeverity;
import dev.drover.model.EndingCause;
import dev.drover.model.EndingOutcome;
import dev.drover.model.EndingResult;
import dev.drover.model.EndingTarget;
import dev.drover.model.Event;
import dev.drover.model.InstanceId;
import dev.drover.model.PortLease;
import dev.drover.model.PortWish;
import dev.drover.model.ProcessKey;
import dev.drover.model.Trouble;
import dev.drover.model.WorkspaceId;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class EventWordsTest {
    private static final Instant NOW = Instant.parse("2026-11-20T14:30:00Z");

    private static Trouble trouble(String title) {
        return new Trouble(
                "waiting/x",
                AlertKind.WAITING,
                AlertSeverity.WARNING,
                "waiting",
                title,
                "waits for you: permission: Bash",
                List.of(),
                null,
                null,
                NOW);
    }

    @Test
    void tellsWhatBecameOfAnAlert() {
        AlertId id = AlertId.of("waiting/x", NOW, 0);
        Alert alert = Alert.fired(id, trouble("flaky tests"), NOW);
        assertThat(EventWords.of(new Event.AlertFired(alert)))
                .isEqualTo("An alert fired: flaky tests waits for you: permission: Bash");
        assertThat(EventWords.of(new Event.AlertResolved(id, NOW, "It was answered.")))
                .isEqualTo("An alert is over: It was answered.");
        assertThat(EventWords.of(new Event.AlertAcknowledged(id, NOW)))
                .isEqualTo("An alert was acknowledged");
        assertThat(EventWords.of(new Event.AlertForgotten(id))).isEqualTo("An alert left the list");
    }

    @Test
    void tellsWhatMayDisturb() {
        assertThat(EventWords.of(new Event.KindMuted(AlertKind.WAITING, NOW)))
                .isEqualTo("Alerts of kind waiting muted until 2026-11-20T14:30:00Z");
        assertThat(EventWords.of(new Event.NotificationsResumed()))
                .isEqualTo("Notifications no longer paused");
    }

    @Test
    void keepsHostileTextOnOneHarmlessLine() {
        Trouble hostile = trouble("\u202Eevil\n\u001B[31m" + "x".repeat(10_000));
        AlertId id = AlertId.of("waiting/x", NOW, 0);
        assertThat(EventWords.of(new Event.AlertChanged(id, hostile)))
                .startsWith("An alert reads otherwise: ")
                .doesNotContain("\u202E", "\n", "\u001B")
                .hasSizeLessThan(300);
    }

    @Test
    void tellsOfPorts() {
        InstanceId id = InstanceId.of(NOW, 42, 7);
        PortLease lease =
                new PortLease(
                        3042,
                        new PortWish("dev", "web"),
                        id,
                        WorkspaceId.of("/shop"),
                        "/shop",
                        null,
                        null,
                        "global",
                        NOW,
                        null);
        assertThat(EventWords.of(new Event.PortLeased(lease)))
                .isEqualTo("Port 3042 leased (dev web)");
        assertThat(EventWords.of(new Event.PortReleased(3042, id, "its instance ended")))
                .isEqualTo("Port 3042 given back: its instance ended");
        assertThat(EventWords.of(new Event.PortExpired(3042, null, "its time was over")))
                .isEqualTo("Port 3042 taken back: its time was over");
        assertThat(EventWords.of(new Event.PortRenewed(3042, null, NOW)))
                .isEqualTo("Port 3042 leased until 2026-11-20T14:30:00Z");
        assertThat(EventWords.of(new Event.PortClashTold(id, 3000, "held by instance b7\n")))
                .isEqualTo("Told that port 3000 is held by instance b7⏎");
    }

    @Test
    void tellsOfEndings() {
        ProcessKey process = new ProcessKey("boot", 42, 7);
        EndingTarget target = new EndingTarget(process, "sleep", 1L, "You named it.", false);
        assertThat(
                        EventWords.of(
                                new Event.EndingBegun(
                                        "e", false, EndingCause.PERSON, List.of(target))))
                .isEqualTo("Ending 1 process because a person said so");
        assertThat(
                        EventWords.of(
                                new Event.EndingDone(
                                        "e",
                                        List.of(
                                                new EndingResult(
                                                        process, EndingOutcome.ENDED_BY_KILL),
                                                new EndingResult(process, EndingOutcome.KEPT)),
                                        1,
                                        "2026-11-20")))
                .isEqualTo("Ended 1 of 2 processes");
    }
}
