package dev.drover.tray.notify;

import org.freedesktop.dbus.annotations.DBusInterfaceName;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;

import java.util.List;
import java.util.Map;

/// The desktop's notification server, as its specification names things.
@DBusInterfaceName("org.freedesktop.Notifications")
@SuppressWarnings("MethodName")
public interface NotificationServer extends DBusInterface {
    String NAME = "org.freedesktop.Notifications";
    String PATH = "/org/freedesktop/Notifications";

    List<String> GetCapabilities();

    /// @param replacesId the notification whose place it takes, 0 for none
    /// @param actions keys and labels in turn
    /// @param expireTimeout milliseconds; -1 leaves it to the server, 0 is for ever
    UInt32 Notify(
            String appName,
            UInt32 replacesId,
            String appIcon,
            String summary,
            String body,
            List<String> actions,
            Map<String, Variant<?>> hints,
            int expireTimeout);

    void CloseNotification(UInt32 id);

    /// A person chose an action.
    final class ActionInvoked extends DBusSignal {
        public final UInt32 id;
        public final String key;

        /// Called by the bus library.
        public ActionInvoked(String path, UInt32 id, String key) throws DBusException {
            super(path, id, key);
            this.id = id;
            this.key = key;
        }
    }

    /// A notification is not on the screen any more.
    final class NotificationClosed extends DBusSignal {
        public final UInt32 id;
        public final UInt32 reason;

        /// Called by the bus library.
        public NotificationClosed(String path, UInt32 id, UInt32 reason) throws DBusException {
            super(path, id, reason);
            this.id = id;
            this.reason = reason;
        }
    }

    /// Comes right before an action, where the desktop lets windows to the front by token only.
    final class ActivationToken extends DBusSignal {
        public final UInt32 id;
        public final String token;

        /// Called by the bus library.
        public ActivationToken(String path, UInt32 id, String token) throws DBusException {
            super(path, id, token);
            this.id = id;
            this.token = token;
        }
    }
}
