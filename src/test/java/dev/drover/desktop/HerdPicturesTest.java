package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Leaves pictures of the real window with the made-up herd in `target/screenshots`.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class HerdPicturesTest {

    @Test
    void showsTheMadeUpHerdInLightAndDark(DesktopSession session) throws Exception {
        Program demo =
                session.start(
                        "demo",
                        List.of(
                                session.distribution().resolve("bin/drover").toString(),
                                "demo",
                                "--instances",
                                "12"));
        XServer.Window window =
                await("the demo's window")
                        .atMost(DroverApp.SOON)
                        .until(
                                () ->
                                        session.screen().windows(DroverApp.TITLE).stream()
                                                .filter(w -> w.place().width > 400)
                                                .findFirst(),
                                java.util.Optional::isPresent)
                        .orElseThrow();
        await("somebody of the herd waits")
                .atMost(DroverApp.SOON)
                .until(() -> demo.text().contains("waiting"));
        session.screen().awaitLight(window);
        keep(session, window, "desktop-herd-light");
        session.screen().activate(window);
        session.screen().key("ctrl+shift+t");
        session.screen().awaitDark(window);
        keep(session, window, "desktop-herd-dark");
    }

    private static void keep(DesktopSession session, XServer.Window window, String name)
            throws IOException {
        ScreenPicture picture =
                session.screen()
                        .screenshot(Path.of("target", "screenshots", name + ".png"))
                        .part(window.place());
        assertThat(picture.figure()).as("something is in the window").isGreaterThan(10_000);
    }
}
