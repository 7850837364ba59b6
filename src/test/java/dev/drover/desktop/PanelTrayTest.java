package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/// The icon in Xfce's panel, a real StatusNotifier host.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class PanelTrayTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    @Test
    void showsByPictureAndWordsWhoWaitsAndWhenNobodyDoes(DesktopSession session) throws Exception {
        TrayHostProcess panel = TrayHostProcess.xfcePanel(session);
        DroverApp app = DroverApp.start(session);
        TrayItem item = app.awaitItem();
        app.closeWindow();
        panel.awaitIcon();
        assertThat(item.title()).isEqualTo("Drover");
        assertThat(item.words()).contains("Nobody waits", "Open Drover", "Quit");
        ScreenPicture calm = item.picture();
        ScreenPicture calmOnPanel = panel.picture();

        app.agentWaits("one");
        awaitThat("the words", () -> item.words().contains("make deploy"));
        assertThat(item.words()).contains("1 waits", "permission");
        awaitThat("the picture", () -> !item.picture().looksLike(calm));
        awaitThat("the panel", () -> !panel.picture().looksLike(calmOnPanel));
        session.screen().screenshot(SCREENSHOTS.resolve("desktop-panel-attention.png"));

        app.agentIsAnswered("one");
        awaitThat("the words", () -> item.words().contains("Nobody waits"));
        awaitThat("the picture", () -> item.picture().looksLike(calm));
        awaitThat("the panel", () -> panel.picture().looksLike(calmOnPanel));
    }

    private static void awaitThat(String what, Callable<Boolean> tells) {
        await(what + " follow the state").atMost(DroverApp.SOON).until(tells);
    }

    @Test
    void opensTheWindowFromTheMenu(DesktopSession session) throws Exception {
        TrayHostProcess.xfcePanel(session);
        DroverApp app = DroverApp.start(session);
        TrayItem item = app.awaitItem();
        app.closeWindow();
        item.choose("Open Drover");
        app.awaitWindow();
        item.choose("Quit");
        await("the app has left").atMost(DroverApp.SOON).until(() -> !app.isAlive());
    }

    @Test
    void comesBackWhenThePanelDoes(DesktopSession session) throws Exception {
        TrayHostProcess panel = TrayHostProcess.xfcePanel(session);
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

    @Test
    void appearsWhenThePanelComesLate(DesktopSession session) throws Exception {
        DroverApp app = DroverApp.start(session);
        app.awaitWindow();
        TrayHostProcess panel = TrayHostProcess.xfcePanel(session);
        TrayItem item = app.awaitItem();
        panel.awaitIcon();
        app.closeWindow();
        item.choose("Open Drover");
        app.awaitWindow();
    }
}
