package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.awt.Color;
import java.nio.file.Path;

/// The icon in Xfce's panel, a real StatusNotifier host.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class PanelTrayTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /// The dot that says that somebody waits.
    private static final Color ATTENTION = new Color(0xF5A400);

    @Test
    void showsByPictureAndWordsWhoWaitsAndWhenNobodyDoes(DesktopSession session) throws Exception {
        try (TrayHostProcess panel = TrayHostProcess.xfcePanel(session)) {
            DroverApp app = DroverApp.start(session);
            TrayItem item = app.awaitItem();
            app.closeWindow();
            assertThat(item.title()).isEqualTo("Drover");
            await().atMost(DroverApp.SOON).until(() -> item.words().contains("Nobody waits"));
            assertThat(item.words()).contains("Open Drover", "Quit");
            byte[] calm = pixels(item);

            app.agentWaits("one");
            await().atMost(DroverApp.SOON).until(() -> item.words().contains("make deploy"));
            assertThat(item.words()).contains("1 waits", "permission");
            await().atMost(DroverApp.SOON)
                    .until(() -> !java.util.Arrays.equals(pixels(item), calm));
            await("the panel shows it")
                    .atMost(DroverApp.SOON)
                    .until(() -> panel.picture().count(ATTENTION) > 0);
            session.screen().screenshot(SCREENSHOTS.resolve("desktop-panel-attention.png"));

            app.agentIsAnswered("one");
            await().atMost(DroverApp.SOON)
                    .until(() -> item.words().contains("Nobody waits for you"));
            await().atMost(DroverApp.SOON).until(() -> java.util.Arrays.equals(pixels(item), calm));
            await("the panel shows it")
                    .atMost(DroverApp.SOON)
                    .until(() -> panel.picture().count(ATTENTION) == 0);
        }
    }

    private static byte[] pixels(TrayItem item) throws java.io.IOException {
        var image = item.picture().image();
        int[] pixels =
                image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.allocate(pixels.length * 4);
        bytes.asIntBuffer().put(pixels);
        return bytes.array();
    }

    @Test
    void opensTheWindowFromTheMenu(DesktopSession session) throws Exception {
        try (TrayHostProcess _ = TrayHostProcess.xfcePanel(session)) {
            DroverApp app = DroverApp.start(session);
            TrayItem item = app.awaitItem();
            app.closeWindow();
            item.choose("Open Drover");
            app.awaitWindow();
            item.choose("Quit");
            await("the app has left").atMost(DroverApp.SOON).until(() -> !app.isAlive());
        }
    }

    @Test
    void comesBackWhenThePanelDoes(DesktopSession session) throws Exception {
        try (TrayHostProcess panel = TrayHostProcess.xfcePanel(session)) {
            DroverApp app = DroverApp.start(session);
            app.awaitItem();
            app.closeWindow();
            panel.kill();
            app.awaitWindow();
            panel.start();
            TrayItem item = app.awaitItem();
            app.closeWindow();
            item.choose("Open Drover");
            app.awaitWindow();
        }
    }

    @Test
    void appearsWhenThePanelComesLate(DesktopSession session) throws Exception {
        DroverApp app = DroverApp.start(session);
        app.awaitWindow();
        try (TrayHostProcess panel = TrayHostProcess.xfcePanel(session)) {
            TrayItem item = app.awaitItem();
            panel.awaitIcon();
            app.closeWindow();
            item.choose("Open Drover");
            app.awaitWindow();
        }
    }
}
