package dev.drover.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// Desktops where something is missing, comes later or goes away: the app lives, and its window can
/// be had.
@Tag("desktop")
@ExtendWith(DesktopSuite.class)
class BareDesktopTest {

    @Test
    void showsTheWindowWhereNoTrayIsAndClosingItQuits(DesktopSession session) throws Exception {
        DroverApp first = DroverApp.start(session);
        // Not only because it is the first run:
        first.awaitWindow();
        assertThat(first.drover("daemon", "stop").exit()).isZero();
        await().atMost(DroverApp.SOON).until(() -> !first.isAlive());

        DroverApp app = DroverApp.start(session);
        session.screen().closeByHand(app.awaitWindow());
        await("the app has left with its window")
                .atMost(DroverApp.SOON)
                .until(() -> !app.isAlive());
    }

    @Test
    void livesWithoutASessionBus(DesktopSession session) throws Exception {
        session.with("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all");
        TrayHostProcess trayer = TrayHostProcess.trayer(session);
        DroverApp app = DroverApp.start(session);
        trayer.awaitIcon();
        app.agentWaits("one");
        app.closeWindow();
        assertThat(app.drover("open").exit()).isZero();
        app.awaitWindow();
    }

    @Test
    void livesWithoutANotificationServer(DesktopSession session) throws Exception {
        TrayHostProcess.xfcePanel(session);
        assertThat(session.bus().hasOwner("org.freedesktop.Notifications")).isFalse();
        DroverApp app = DroverApp.start(session);
        TrayItem item = app.awaitItem();
        app.closeWindow();
        app.agentWaits("one");
        await().atMost(DroverApp.SOON).until(() -> item.words().contains("1 waits"));
        item.choose("Open Drover");
        app.awaitWindow();
    }

    @Test
    void opensTheWindowWhileGitHangs(DesktopSession session) throws Exception {
        Path bin = Files.createDirectory(session.home().resolve("bin"));
        Path git = Files.writeString(bin.resolve("git"), "#!/bin/sh\nexec sleep 3600\n");
        Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwxr-xr-x"));
        session.giveHome();
        session.with("PATH", bin + ":" + System.getenv("PATH"));
        DroverApp app = DroverApp.start(session);
        app.agentWaits("one");
        XServer.Window window = app.awaitWindow();
        // A window that is alive draws itself anew when somebody asks.
        session.screen().awaitLight(window);
        session.screen().activate(window);
        session.screen().key("ctrl+shift+t");
        session.screen().awaitDark(window);
    }

    @Test
    void keepsEverythingInMemoryWhereHomeIsReadOnly(DesktopSession session) throws Exception {
        Path home = session.home();
        session.with("DROVER_HOME", "");
        session.run("", List.of("chmod", "0555", home.toString())).orFail();
        DroverApp app = DroverApp.start(session);
        assertThat(app.said()).contains("keeps everything in memory");
        app.awaitWindow();
        try (var inside = Files.list(home)) {
            assertThat(inside).isEmpty();
        }
    }

    @Test
    void opensOnX11WhereAWaylandSessionHasNoServer(DesktopSession session) throws Exception {
        session.with("WAYLAND_DISPLAY", "wayland-0")
                .with("XDG_SESSION_TYPE", "wayland")
                .with("GDK_BACKEND", "wayland,x11");
        DroverApp app = DroverApp.start(session);
        app.awaitWindow();
    }
}
