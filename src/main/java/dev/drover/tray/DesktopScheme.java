package dev.drover.tray;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;

import dev.drover.tray.bus.SessionBus;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Locale;
import java.util.Optional;

/// Asks the desktop whether its panel is light or dark. The answer is of this moment: who draws
/// asks again when the icon comes back.
final class DesktopScheme {
    private static final String PORTAL = "org.freedesktop.portal.Desktop";
    private static final String TASKBAR =
            "Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize";
    private static final Logger log = LoggerFactory.getLogger(DesktopScheme.class);

    /// What of the desktop portal is asked.
    @DBusInterfaceName("org.freedesktop.portal.Settings")
    interface PortalSettings extends DBusInterface {
        /// The older of two readings, which all versions have.
        @SuppressWarnings("MethodName")
        Variant<?> Read(String namespace, String key);
    }

    private DesktopScheme() {}

    static PanelGround ask(SessionBus at) {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        try {
            if (os.contains("windows")) {
                return windows();
            }
            if (os.contains("linux")) {
                String desktop = System.getenv().getOrDefault("XDG_CURRENT_DESKTOP", "");
                return PanelGround.ofLinux(desktop, portal(at));
            }
        } catch (RuntimeException | LinkageError e) {
            log.debug("The desktop does not tell its colours: {}", e.toString());
        }
        // A menu bar of macOS takes its colour from the wallpaper behind it.
        return PanelGround.ANY;
    }

    private static PanelGround windows() {
        return Advapi32Util.registryGetIntValue(
                                WinReg.HKEY_CURRENT_USER, TASKBAR, "SystemUsesLightTheme")
                        == 0
                ? PanelGround.DARK
                : PanelGround.LIGHT;
    }

    private static PanelGround portal(SessionBus at) {
        Optional<DBusConnection> connected = at.connect(() -> {});
        if (connected.isEmpty()) {
            return PanelGround.ANY;
        }
        DBusConnection bus = connected.get();
        try {
            if (!SessionBus.hasOwner(bus, PORTAL)) {
                return PanelGround.ANY;
            }
            Object value =
                    bus.getRemoteObject(
                                    PORTAL, "/org/freedesktop/portal/desktop", PortalSettings.class)
                            .Read("org.freedesktop.appearance", "color-scheme");
            while (value instanceof Variant<?> boxed) {
                value = boxed.getValue();
            }
            return switch (value instanceof Number number ? number.intValue() : 0) {
                case 1 -> PanelGround.DARK;
                case 2 -> PanelGround.LIGHT;
                default -> PanelGround.ANY;
            };
        } catch (DBusException | DBusExecutionException e) {
            log.debug("The desktop portal does not answer: {}", e.toString());
            return PanelGround.ANY;
        } finally {
            SessionBus.leave(bus);
        }
    }
}
