package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Path;

/// The icon in trayer, a host of the older kind that takes whole little windows (XEmbed).
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class EmbeddedTrayTest {
    /// Fewer pixels are no picture that a person would see.
    private static final long VISIBLE = 30;

    @Test
    void isSeenOnTheScreenAndComesBackWithItsHost(DesktopSession session) throws Exception {
        try (TrayHostProcess trayer = TrayHostProcess.trayer(session)) {
            DroverApp app = DroverApp.start(session);
            awaitIcon(trayer);
            ScreenPicture screen =
                    session.screen()
                            .screenshot(Path.of("target", "screenshots", "desktop-trayer.png"));
            assertThat(screen.part(trayer.window().place()).figure()).isGreaterThan(VISIBLE);

            app.closeWindow();
            assertThat(app.isAlive()).isTrue();
            trayer.kill();
            await("trayer has gone").atMost(DroverApp.SOON).until(() -> trayer.window() == null);
            trayer.start();
            awaitIcon(trayer);
            assertThat(app.isAlive()).isTrue();
        }
    }

    @Test
    void appearsWhenTheHostComesLate(DesktopSession session) throws Exception {
        DroverApp app = DroverApp.start(session);
        app.awaitWindow();
        try (TrayHostProcess trayer = TrayHostProcess.trayer(session)) {
            awaitIcon(trayer);
            app.closeWindow();
            assertThat(app.isAlive()).isTrue();
        }
    }

    @Test
    void showsTheWindowWhenTheHostDies(DesktopSession session) throws Exception {
        try (TrayHostProcess trayer = TrayHostProcess.trayer(session)) {
            DroverApp app = DroverApp.start(session);
            awaitIcon(trayer);
            app.closeWindow();
            trayer.kill();
            app.awaitWindow();
        }
    }

    private static void awaitIcon(TrayHostProcess trayer) {
        await("the icon is seen in trayer").atMost(DroverApp.SOON).until(() -> hasIcon(trayer));
    }

    private static boolean hasIcon(TrayHostProcess trayer) throws IOException {
        ScreenPicture picture = trayer.picture();
        return picture != null && picture.figure() > VISIBLE;
    }
}
