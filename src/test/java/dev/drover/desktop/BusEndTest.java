package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The session bus ends under the app, and another one begins.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class BusEndTest {

    /// The icon does not come back: its toolkit is bound to the first bus for as long as it lives.
    @Test
    void livesOnShowsItselfAndTellsOverTheNextBus(DesktopSession session) throws Exception {
        TrayHostProcess panel = TrayHostProcess.xfcePanel(session);
        DroverApp app = DroverApp.start(session);
        app.awaitItem();
        app.closeWindow();

        session.bus().stop();
        panel.kill();
        // Nothing shows its icon any more, so it shows itself.
        app.awaitWindow();
        assertThat(app.isAlive()).isTrue();

        session.bus().comeBack();
        NotificationServer notifications = NotificationServer.start(session);
        app.agentWaits("one");
        assertThat(app.drover("instances").out()).contains("waiting");
        await("a bubble on the next bus")
                .atMost(DroverApp.SOON)
                .until(() -> notifications.shown() == 1);
        assertThat(app.drover("open").exit()).isZero();
        app.awaitWindow();
    }
}
