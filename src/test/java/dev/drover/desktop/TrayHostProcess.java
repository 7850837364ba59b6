package dev.drover.desktop;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A tray host: Xfce's panel, which speaks StatusNotifier, or trayer, which speaks the
/// older XEmbed. Can be killed and started again;
/// the session ends it.
final class TrayHostProcess {
    /// Fewer pixels are no picture that a person would see.
    static final long VISIBLE = 30;

    private static final String PANEL_SETTINGS =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <channel name="xfce4-panel" version="1.0">
              <property name="configver" type="int" value="2"/>
              <property name="panels" type="array">
                <value type="int" value="1"/>
                <property name="panel-1" type="empty">
                  <property name="position" type="string" value="p=6;x=0;y=0"/>
                  <property name="length" type="uint" value="100"/>
                  <property name="position-locked" type="bool" value="true"/>
                  <property name="size" type="uint" value="28"/>
                  <property name="plugin-ids" type="array">
                    <value type="int" value="1"/>
                  </property>
                </property>
              </property>
              <property name="plugins" type="empty">
                <property name="plugin-1" type="string" value="systray"/>
              </property>
            </channel>
            """;

    private final DesktopSession session;
    private final List<String> command;
    private final String title;
    private Program program;

    private TrayHostProcess(DesktopSession session, String title, List<String> command)
            throws IOException {
        this.session = session;
        this.command = command;
        this.title = title;
        start();
    }

    /// A panel with nothing but its tray.
    static TrayHostProcess xfcePanel(DesktopSession session) throws IOException {
        Path settings =
                session.home().resolve(".config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml");
        Files.createDirectories(settings.getParent());
        Files.writeString(settings, PANEL_SETTINGS);
        session.giveHome();
        return new TrayHostProcess(
                session, "^xfce4-panel$", List.of("xfce4-panel", "--disable-wm-check"));
    }

    static TrayHostProcess trayer(DesktopSession session) throws IOException {
        return new TrayHostProcess(
                session,
                "^panel$",
                List.of(
                        "trayer",
                        "--edge",
                        "top",
                        "--align",
                        "left",
                        "--widthtype",
                        "request",
                        "--height",
                        "32",
                        "--tint",
                        "0x203040",
                        "--alpha",
                        "0",
                        "--transparent",
                        "true"));
    }

    void start() throws IOException {
        program = session.start(command.getFirst(), command);
    }

    void kill() {
        program.kill();
    }

    /// Where on the screen it is; null while it is not there.
    XServer.Window window() {
        try {
            return session.screen().windows(title).stream().findFirst().orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until there is something in it.
    void awaitIcon() {
        await("the icon is seen in the tray")
                .atMost(DroverApp.SOON)
                .until(
                        () -> {
                            ScreenPicture seen = picture();
                            return seen != null && seen.figure() > VISIBLE;
                        });
    }

    /// What is seen of it; null while it is not there.
    ScreenPicture picture() throws IOException {
        XServer.Window window = window();
        return window == null ? null : session.screen().look(window.place());
    }
}
