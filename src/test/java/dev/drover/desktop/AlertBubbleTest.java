package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;

/// An agent waits, a bubble says so, and a click on it leads to that agent.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class AlertBubbleTest {

    @Test
    void leadsFromTheBubbleToTheAgentThatWaits(DesktopSession session) throws Exception {
        TrayHostProcess.xfcePanel(session);
        NotificationServer notifications = NotificationServer.start(session);
        DroverApp app = DroverApp.start(session);
        app.awaitItem();
        app.closeWindow();
        app.drover("settings", "set", "alerts.waitingAfter", "0s").orFail();
        app.agentWaits("one");
        await("the bubble is on the screen")
                .atMost(DroverApp.SOON)
                .until(() -> notifications.shown() == 1);
        session.screen().screenshot(Path.of("target", "screenshots", "desktop-bubble.png"));

        notifications.click();
        await("the window says that it is there")
                .atMost(DroverApp.SOON)
                .until(() -> app.awaitWindow().title().matches("(Alerts|Instances) · Drover"));
        session.screen().awaitLight(app.awaitWindow());
        session.screen().screenshot(Path.of("target", "screenshots", "desktop-bubble-clicked.png"));
        assertThat(notifications.history()).anyMatch(words -> words.contains("make deploy"));
    }

    @Test
    void takesTheBubbleAwayWhenTheWaitIsOver(DesktopSession session) throws Exception {
        TrayHostProcess.xfcePanel(session);
        NotificationServer notifications = NotificationServer.start(session);
        DroverApp app = DroverApp.start(session);
        app.awaitItem();
        app.closeWindow();
        app.drover("settings", "set", "alerts.waitingAfter", "0s").orFail();
        app.agentWaits("one");
        await("the bubble is on the screen")
                .atMost(DroverApp.SOON)
                .until(() -> notifications.shown() == 1);
        app.agentIsAnswered("one");
        await("the bubble has gone").atMost(DroverApp.SOON).until(() -> notifications.shown() == 0);
    }
}
