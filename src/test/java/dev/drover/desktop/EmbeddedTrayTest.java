package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;

/// The icon in trayer, a host of the older kind that takes whole little windows (XEmbed).
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class EmbeddedTrayTest {
    @Test
    void isSeenOnTheScreenAndComesBackWithItsHost(DesktopSession session) throws Exception {
        TrayHostProcess trayer = TrayHostProcess.trayer(session);
        DroverApp app = DroverApp.start(session);
        trayer.awaitIcon();
        ScreenPicture screen =
                session.screen().screenshot(Path.of("target", "screenshots", "desktop-trayer.png"));
        assertThat(screen.part(trayer.window().place()).figure())
                .isGreaterThan(TrayHostProcess.VISIBLE);

        app.closeWindow();
        assertThat(app.isAlive()).isTrue();
        trayer.kill();
        await("trayer has gone").atMost(DroverApp.SOON).until(() -> trayer.window() == null);
        trayer.start();
        trayer.awaitIcon();
        assertThat(app.isAlive()).isTrue();
    }

    @Test
    void appearsWhenTheHostComesLate(DesktopSession session) throws Exception {
        DroverApp app = DroverApp.start(session);
        app.awaitWindow();
        TrayHostProcess trayer = TrayHostProcess.trayer(session);
        trayer.awaitIcon();
        app.closeWindow();
        assertThat(app.isAlive()).isTrue();
    }

    @Test
    void showsTheWindowWhenTheHostDies(DesktopSession session) throws Exception {
        TrayHostProcess trayer = TrayHostProcess.trayer(session);
        DroverApp app = DroverApp.start(session);
        trayer.awaitIcon();
        app.closeWindow();
        trayer.kill();
        app.awaitWindow();
    }
}
