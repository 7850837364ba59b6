package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Starting Drover again, from a menu or by habit.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class SecondStartTest {

    @Test
    void showsTheWindowOfTheFirst(DesktopSession session) throws Exception {
        TrayHostProcess.xfcePanel(session);
        DroverApp first = DroverApp.start(session);
        first.awaitItem();
        first.closeWindow();

        Program second = DroverApp.launch(session);
        await("the second has left").atMost(DroverApp.SOON).until(() -> !second.isAlive());
        assertThat(second.text())
                .contains("already running (pid " + first.pid() + ")", "its window is shown");
        first.awaitWindow();
        assertThat(session.screen().windows(DroverApp.TITLE))
                .filteredOn(window -> window.place().width > 400)
                .hasSize(1);
    }
}
