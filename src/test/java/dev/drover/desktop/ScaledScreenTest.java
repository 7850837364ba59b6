package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A person chooses another scale in the settings of the desktop while the window is open.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class ScaledScreenTest {
    private static final Rectangle SCREEN = new Rectangle(0, 0, 1280, 800);

    @Test
    void theWindowTakesANewScaleAndComesBack(DesktopSession session) throws Exception {
        session.with("GSETTINGS_BACKEND", "keyfile");
        DroverApp app = DroverApp.start(session);
        Rectangle before = app.awaitWindow().place();

        try {
            scale(session, 2);
            seenLarge(session, app, before);
            scale(session, 1);
            seenSmall(session, app, before);
        } finally {
            session.screen().usualMode();
        }
        assertThat(app.isAlive()).isTrue();
    }

    private static void seenLarge(DesktopSession session, DroverApp app, Rectangle before)
            throws IOException {
        XServer.Window large =
                await("the window is on the screen in twice the size, as much of it as fits")
                        .atMost(DroverApp.SOON)
                        .until(
                                app::awaitWindow,
                                window ->
                                        !window.place().equals(before)
                                                && SCREEN.contains(window.place().getLocation()));
        session.screen().awaitLight(large);
        session.screen().screenshot(Path.of("target/screenshots/desktop-scaled-to-2.png"));
    }

    private static void seenSmall(DesktopSession session, DroverApp app, Rectangle before)
            throws IOException {
        await("the window is there in its own size")
                .atMost(DroverApp.SOON)
                .until(() -> app.awaitWindow().place().width <= before.width);
        XServer.Window small = app.awaitWindow();
        session.screen().awaitLight(small);
        session.screen().screenshot(Path.of("target/screenshots/desktop-scaled-back.png"));
        // It is alive: it draws itself anew when somebody asks.
        session.screen().activate(small);
        session.screen().key("ctrl+shift+t");
        session.screen().awaitDark(small);
    }

    /// GTK reads the scale when the screen changes, as it does when a person chooses one.
    private static void scale(DesktopSession session, int factor) throws IOException {
        session.run(
                        "",
                        List.of(
                                "gsettings",
                                "set",
                                "org.gnome.desktop.interface",
                                "scaling-factor",
                                Integer.toString(factor)))
                .orFail();
        session.screen().changeMode("drover-" + factor, 1280 - 8 * factor, 800 - 8 * factor);
    }
}
